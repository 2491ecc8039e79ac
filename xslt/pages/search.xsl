<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Search the catalogue</i18n:text></xsl:template>

  <xsl:template match="page" mode="main">
    <form class="search-form" action="/search" method="get">
      <label for="field-q"><i18n:text>Words and filters</i18n:text></label>
      <input id="field-q" name="q" type="search" value="{@query}" maxlength="1000" autocomplete="off" spellcheck="false" list="suggestions" data-suggest="/api/v1/search/suggest" aria-describedby="search-help"/>
      <xsl:if test="@order != 'relevance'"><input type="hidden" name="order" value="{@order}"/></xsl:if>
      <button class="main"><i18n:text>Search</i18n:text></button>
    </form>
    <p id="search-help" class="faint"><i18n:text>All words must occur.</i18n:text><xsl:text> </xsl:text><span class="code"><xsl:text>"armée secrète"  weer*  -kopie  level:file  series:VSSE/OR  status:DECLASSIFIED  language:fr  container:VSSE/OR#12  from:1944 to:1945-06  title:verzet</xsl:text></span></p>
    <xsl:apply-templates select="found"/>
    <xsl:if test="not(found) and not(problems)"><p class="empty"><i18n:text>Write what you look for, or choose a search that you keep.</i18n:text></p></xsl:if>
    <xsl:call-template name="saved"/>
  </xsl:template>

  <xsl:template match="found">
    <xsl:if test="filter">
      <ul class="chosen" i18n:aria-label="Filters in use">
        <xsl:for-each select="filter">
          <li><xsl:call-template name="field"/><xsl:text>: </xsl:text><strong><xsl:value-of select="@value"/></strong><xsl:text> </xsl:text><a href="{@without}"><i18n:text>take out</i18n:text><span class="unseen"><xsl:text> </xsl:text><xsl:value-of select="@value"/></span></a></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <p class="summary" role="status">
      <strong>
        <xsl:choose>
          <xsl:when test="@more"><i18n:text>More than {@count} hits</i18n:text></xsl:when>
          <xsl:otherwise><i18n:count of="@count" one="{@count} hit" many="{@count} hits"/></xsl:otherwise>
        </xsl:choose>
      </strong>
      <xsl:if test="hit">
        <xsl:text> · </xsl:text><i18n:text>in order of</i18n:text><xsl:text> </xsl:text>
        <xsl:for-each select="order">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <a href="{@href}"><xsl:if test="@chosen"><xsl:attribute name="aria-current"><xsl:text>true</xsl:text></xsl:attribute></xsl:if>
            <xsl:choose>
              <xsl:when test="@code = 'relevance'"><i18n:text>relevance</i18n:text></xsl:when>
              <xsl:when test="@code = 'reference'"><i18n:text>reference</i18n:text></xsl:when>
              <xsl:otherwise><i18n:text>date</i18n:text></xsl:otherwise>
            </xsl:choose>
          </a>
        </xsl:for-each>
        <xsl:text> · </xsl:text><a href="{@sheet}"><i18n:text>All hits as CSV</i18n:text></a>
      </xsl:if>
    </p>
    <xsl:choose>
      <xsl:when test="hit">
        <div class="with-rail">
          <div>
            <xsl:call-template name="hits"/>
            <p class="onward">
              <xsl:if test="next"><a rel="next" href="{next/@href}"><i18n:text>Next page</i18n:text></a></xsl:if>
              <xsl:if test="@first"><xsl:if test="next"><xsl:text> · </xsl:text></xsl:if><a href="{@first}"><i18n:text>Back to the first page</i18n:text></a></xsl:if>
            </p>
          </div>
          <aside class="rail" i18n:aria-label="Narrow the search">
            <xsl:if test="not(facet)"><p class="faint"><i18n:text>There are too many hits to count them by level, series and date. Add a word, or a filter such as from:1944.</i18n:text></p></xsl:if>
            <xsl:apply-templates select="facet"/>
          </aside>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p class="empty"><i18n:text>Nothing that you may see answers to this.</i18n:text></p>
        <ul>
          <li><i18n:text>Check the spelling; accents and capitals make no difference.</i18n:text></li>
          <li><i18n:text>Leave out a word or a filter, or shorten a word and add an asterisk.</i18n:text></li>
          <li><i18n:text>Dates find only units that are dated.</i18n:text></li>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="hits">
    <table class="list hits">
      <caption class="unseen"><i18n:text>Hits</i18n:text></caption>
      <thead><tr>
        <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Title</i18n:text></th>
        <th scope="col"><i18n:text>Dates</i18n:text></th><th scope="col"><i18n:text>Level</i18n:text></th>
        <th scope="col"><i18n:text>Classification</i18n:text></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="hit">
          <tr data-row="">
            <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a><br/><span class="faint"><xsl:value-of select="@description-level"/></span></td>
            <td>
              <xsl:apply-templates select="title/*"/>
              <xsl:if test="snippet"><p class="snippet"><xsl:apply-templates select="snippet/*"/></p></xsl:if>
              <xsl:if test="within"><p class="within faint"><xsl:for-each select="within"><xsl:if test="position() &gt; 1"><xsl:text> › </xsl:text></xsl:if><a href="{@href}"><xsl:choose><xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@reference"/></xsl:otherwise></xsl:choose></a></xsl:for-each></p></xsl:if>
            </td>
            <td><xsl:call-template name="dates"/></td>
            <td><xsl:call-template name="level"/></td>
            <td><xsl:value-of select="@state"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="mark"><mark><xsl:value-of select="."/></mark></xsl:template>
  <xsl:template match="plain"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="facet">
    <section aria-labelledby="facet-{@field}">
      <h2 id="facet-{@field}"><xsl:call-template name="field"/></h2>
      <ul class="plain">
        <xsl:for-each select="value">
          <li><a href="{@href}"><xsl:if test="@chosen"><xsl:attribute name="aria-current"><xsl:text>true</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="@word"/><xsl:if test="@title"><xsl:text> · </xsl:text><xsl:value-of select="@title"/></xsl:if></a><xsl:text> </xsl:text><span class="faint"><xsl:value-of select="@count"/></span></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="field">
    <xsl:choose>
      <xsl:when test="@field = 'level'"><i18n:text>Level of description</i18n:text></xsl:when>
      <xsl:when test="@field = 'series'"><i18n:text>Series</i18n:text></xsl:when>
      <xsl:when test="@field = 'status'"><i18n:text>Classification</i18n:text></xsl:when>
      <xsl:when test="@field = 'language'"><i18n:text>Language of the documents</i18n:text></xsl:when>
      <xsl:when test="@field = 'container'"><i18n:text>Box</i18n:text></xsl:when>
      <xsl:when test="@field = 'from'"><i18n:text>From</i18n:text></xsl:when>
      <xsl:when test="@field = 'to'"><i18n:text>Up to</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text>Dates</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="saved">
    <section class="saved" aria-labelledby="saved-title">
      <h2 id="saved-title"><i18n:text>Searches that you keep</i18n:text></h2>
      <xsl:choose>
        <xsl:when test="saved">
          <ul class="plain">
            <xsl:for-each select="saved">
              <li>
                <a href="{@href}"><xsl:value-of select="@name"/></a><xsl:text> </xsl:text><span class="code faint"><xsl:value-of select="@query"/></span>
                <form class="beside" action="/search/forget" method="post">
                  <xsl:call-template name="token"/>
                  <input type="hidden" name="name" value="{@name}"/><input type="hidden" name="q" value="{/page/@query}"/>
                  <button><i18n:text>Remove</i18n:text><span class="unseen"><xsl:text> </xsl:text><xsl:value-of select="@name"/></span></button>
                </form>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>You keep no searches yet.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@query != ''">
        <form class="go" action="/search/save" method="post">
          <xsl:call-template name="token"/>
          <input type="hidden" name="q" value="{@query}"/>
          <label for="field-name"><i18n:text>Keep this search under the name</i18n:text></label>
          <input id="field-name" name="name" maxlength="100" autocomplete="off"/>
          <button><i18n:text>Keep</i18n:text></button>
        </form>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
