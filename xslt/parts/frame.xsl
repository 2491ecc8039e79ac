<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page stands in: level line, top bar, places, breadcrumb, problems, keys, foot.
     A page gives two templates: mode "title" (also its h1) and mode "main". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/page">
    <html lang="{@language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:if test="problems"><i18n:text>Problem</i18n:text><xsl:text>: </xsl:text></xsl:if><xsl:apply-templates select="." mode="title"/><xsl:text> · Aperta</xsl:text></title>
        <link rel="stylesheet" href="{@css}"/>
        <link rel="icon" href="{@icon}" type="image/svg+xml"/>
        <script type="module" src="{@script}"/>
      </head>
      <body>
        <a class="skip" href="#main"><i18n:text>Skip to the content</i18n:text></a>
        <header>
          <xsl:apply-templates select="band"/>
          <xsl:call-template name="top-bar"/>
        </header>
        <div class="frame">
          <xsl:if test="reader"><xsl:call-template name="places"/></xsl:if>
          <main id="main" tabindex="-1">
            <xsl:apply-templates select="trail"/>
            <xsl:apply-templates select="problems"/>
            <h1><xsl:apply-templates select="." mode="title"/></h1>
            <xsl:apply-templates select="." mode="main"/>
          </main>
        </div>
        <xsl:call-template name="foot"/>
        <xsl:if test="reader"><xsl:call-template name="keys"/></xsl:if>
        <div class="print-band" aria-hidden="true"><strong><xsl:value-of select="band/@words"/></strong><span><xsl:value-of select="@path"/><xsl:text> · </xsl:text><xsl:value-of select="@today"/></span></div>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="band">
    <div class="band band-{@code}" role="note" i18n:aria-label="Highest level on this page">
      <strong><span lang="nl"><xsl:value-of select="@nl"/></span><xsl:text> · </xsl:text><span lang="fr"><xsl:value-of select="@fr"/></span></strong>
    </div>
  </xsl:template>

  <xsl:template name="top-bar">
    <div class="top">
      <a class="name" href="/"><xsl:text>Aperta</xsl:text></a>
      <xsl:if test="reader">
        <form class="go" action="/go" method="get" role="search">
          <label for="go"><i18n:text>Go to reference</i18n:text></label>
          <input id="go" name="reference" type="search" autocomplete="off" spellcheck="false" size="18" maxlength="200" aria-keyshortcuts="/"/>
          <button><i18n:text>Go</i18n:text></button>
        </form>
      </xsl:if>
      <ul class="languages" i18n:aria-label="Language">
        <xsl:for-each select="languages/language">
          <li><a href="{@href}" lang="{@code}" hreflang="{@code}"><xsl:if test="@current"><xsl:attribute name="aria-current"><xsl:text>true</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="@name"/></a></li>
        </xsl:for-each>
      </ul>
      <xsl:if test="reader">
        <div class="who">
          <span><xsl:value-of select="reader/@name"/></span>
          <span class="clearance"><i18n:text>Clearance:</i18n:text><xsl:text> </xsl:text><span class="level level-{reader/@clearance}"><xsl:value-of select="reader/@clearance-word"/></span></span>
          <form action="/sign-out" method="post">
            <xsl:call-template name="token"/>
            <button><i18n:text>Sign out</i18n:text></button>
          </form>
        </div>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="places">
    <nav class="places" i18n:aria-label="Places">
      <ul>
        <li><a href="/" data-key="h" aria-keyshortcuts="g h"><xsl:if test="@place = 'home'"><xsl:attribute name="aria-current"><xsl:text>page</xsl:text></xsl:attribute></xsl:if><i18n:text>Work list</i18n:text></a></li>
        <li><a href="/series" data-key="c" aria-keyshortcuts="g c"><xsl:if test="@place = 'catalogue'"><xsl:attribute name="aria-current"><xsl:text>page</xsl:text></xsl:attribute></xsl:if><i18n:text>Catalogue</i18n:text></a></li>
        <li><a href="/film" data-key="m" aria-keyshortcuts="g m"><xsl:if test="@place = 'film'"><xsl:attribute name="aria-current"><xsl:text>page</xsl:text></xsl:attribute></xsl:if><i18n:text>Film</i18n:text></a></li>
        <li class="second"><a href="/reports" data-key="p" aria-keyshortcuts="g p"><xsl:if test="@place = 'reports'"><xsl:attribute name="aria-current"><xsl:text>page</xsl:text></xsl:attribute></xsl:if><i18n:text>Reports</i18n:text></a></li>
        <li><a href="/jobs" data-key="j" aria-keyshortcuts="g j"><xsl:if test="@place = 'jobs'"><xsl:attribute name="aria-current"><xsl:text>page</xsl:text></xsl:attribute></xsl:if><i18n:text>Jobs</i18n:text></a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template match="trail">
    <nav class="trail" i18n:aria-label="Where you are in the archive">
      <ol>
        <xsl:for-each select="step">
          <li><a href="{@href}"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><i18n:text>All series</i18n:text></xsl:otherwise></xsl:choose></a></li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="problems">
    <section class="problems" role="alert" aria-labelledby="problems-title" tabindex="-1">
      <h2 id="problems-title"><i18n:text>There is a problem</i18n:text></h2>
      <ul>
        <xsl:for-each select="problem">
          <li>
            <xsl:choose>
              <xsl:when test="@field != ''"><a href="#field-{@field}"><xsl:value-of select="."/></a></xsl:when>
              <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="token"><input type="hidden" name="csrf" value="{/page/@csrf}"/></xsl:template>

  <xsl:template name="foot">
    <footer class="foot">
      <a href="/about"><i18n:text>About Aperta</i18n:text></a>
      <xsl:if test="reader"><button type="button" id="show-keys" hidden="hidden" aria-keyshortcuts="?"><i18n:text>Keyboard</i18n:text></button></xsl:if>
    </footer>
  </xsl:template>

  <xsl:template name="keys">
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title"><i18n:text>Keyboard</i18n:text></h2>
      <table>
        <tbody>
          <tr><th scope="row"><kbd>/</kbd></th><td><i18n:text>Go to a reference</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>j</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>k</xsl:text></kbd></th><td><i18n:text>Next and previous line of a list</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>e</xsl:text></kbd></th><td><i18n:text>Edit the description</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>n</xsl:text></kbd></th><td><i18n:text>New below this</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>a</xsl:text></kbd></th><td><i18n:text>Arrange</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>Alt+↑</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>Alt+↓</xsl:text></kbd></th><td><i18n:text>Move the line up or down</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>Ctrl+S</xsl:text></kbd></th><td><i18n:text>Save</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>Enter</xsl:text></kbd></th><td><i18n:text>Open the line</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>g</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>h</xsl:text></kbd></th><td><i18n:text>Work list</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>g</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>c</xsl:text></kbd></th><td><i18n:text>Catalogue</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>g</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>m</xsl:text></kbd></th><td><i18n:text>Film</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>g</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>p</xsl:text></kbd></th><td><i18n:text>Reports</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>g</xsl:text></kbd><xsl:text> </xsl:text><kbd><xsl:text>j</xsl:text></kbd></th><td><i18n:text>Jobs</i18n:text></td></tr>
          <tr><th scope="row"><kbd>?</kbd></th><td><i18n:text>This list</i18n:text></td></tr>
          <tr><th scope="row"><kbd><xsl:text>Esc</xsl:text></kbd></th><td><i18n:text>Close it</i18n:text></td></tr>
        </tbody>
      </table>
      <label class="tick"><input type="checkbox" id="keys-on"/><xsl:text> </xsl:text><i18n:text>Use single keys</i18n:text></label>
      <form method="dialog"><button><i18n:text>Close</i18n:text></button></form>
    </dialog>
  </xsl:template>
</xsl:stylesheet>
