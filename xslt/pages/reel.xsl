<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Reel {reel/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:for-each select="reel"><p class="summary"><a href="{@unit-href}"><xsl:value-of select="@title"/></a></p></xsl:for-each>
    <div class="with-rail">
      <div>
        <xsl:choose>
          <xsl:when test="accepted"><xsl:apply-templates select="accepted"/></xsl:when>
          <xsl:otherwise><section aria-labelledby="copy"><h2 id="copy"><i18n:text>Access copy</i18n:text></h2><p class="empty"><i18n:text>This reel has not been digitised yet.</i18n:text></p></section></xsl:otherwise>
        </xsl:choose>
        <section aria-labelledby="work"><h2 id="work"><i18n:text>Digitisation</i18n:text></h2>
          <xsl:apply-templates select="digitise"/>
          <xsl:choose>
            <xsl:when test="attempt">
              <table class="list">
                <caption class="unseen"><i18n:text>Attempts</i18n:text></caption>
                <thead><tr><th scope="col" class="number"><i18n:text>Attempt</i18n:text></th><th scope="col"><i18n:text>State</i18n:text></th><th scope="col" class="number"><i18n:text>Frames</i18n:text></th><th scope="col"><i18n:text>Remarks</i18n:text></th></tr></thead>
                <tbody><xsl:for-each select="attempt"><tr><td class="number"><xsl:value-of select="@number"/></td><td><xsl:value-of select="@state"/></td><td class="number"><xsl:value-of select="@frames"/></td><td><xsl:value-of select="@remark"/></td></tr></xsl:for-each></tbody>
              </table>
            </xsl:when>
            <xsl:otherwise><p class="faint"><i18n:text>No attempt has been made.</i18n:text></p></xsl:otherwise>
          </xsl:choose>
        </section>
      </div>
      <aside class="rail" i18n:aria-label="The reel">
        <xsl:for-each select="reel">
          <section aria-labelledby="film"><h2 id="film"><i18n:text>The film</i18n:text></h2>
            <dl class="facts narrow">
              <div><dt><i18n:text>Level</i18n:text></dt><dd><xsl:call-template name="level"/></dd></div>
              <div><dt><i18n:text>Gauge</i18n:text></dt><dd><xsl:value-of select="@gauge"/></dd></div>
              <div><dt><i18n:text>Length</i18n:text></dt><dd><xsl:call-template name="metres"/></dd></div>
              <div><dt><i18n:text>Shrinkage</i18n:text></dt><dd><xsl:value-of select="@shrinkage"/><xsl:text>&#160;%</xsl:text></dd></div>
              <div><dt><i18n:text>Frames a second</i18n:text></dt><dd><xsl:value-of select="@rate"/></dd></div>
              <div><dt><i18n:text>Frames expected</i18n:text></dt><dd><xsl:value-of select="@expected"/></dd></div>
              <div><dt><i18n:text>Base</i18n:text></dt><dd><xsl:value-of select="@base"/></dd></div>
              <xsl:if test="@condition"><div><dt><i18n:text>Condition</i18n:text></dt><dd><xsl:value-of select="@condition"/></dd></div></xsl:if>
            </dl>
          </section>
        </xsl:for-each>
      </aside>
    </div>
  </xsl:template>
  <xsl:template match="accepted">
    <section aria-labelledby="copy"><h2 id="copy"><i18n:text>Access copy</i18n:text></h2>
      <video class="player" controls="controls" preload="metadata" src="{@access-href}" poster="{@poster}" i18n:aria-label="Access copy of the film, without sound"/>
      <p><a href="{@access-href}"><i18n:text>Open the access copy by itself</i18n:text></a></p>
    </section>
    <section aria-labelledby="sheet"><h2 id="sheet"><i18n:text>Contact sheet</i18n:text></h2>
      <img class="contact-sheet" src="{@sheet-href}" i18n:alt="Contact sheet: frames of the reel at even distances, from first to last"/>
    </section>
    <section aria-labelledby="qc"><h2 id="qc"><i18n:text>Checks</i18n:text></h2>
      <dl class="facts">
        <div><dt><i18n:text>Frames found</i18n:text></dt><dd><xsl:value-of select="@frames"/><xsl:text> </xsl:text><i18n:text>of {@expected} expected</i18n:text><xsl:if test="@doubtful"><br/><strong class="late"><i18n:text>The count is off by more than 3 % or 50 frames: look at the reel again.</i18n:text></strong></xsl:if></dd></div>
        <div><dt><i18n:text>Proof</i18n:text></dt><dd><i18n:text>Every frame of the master was decoded again, and every file of the scan was rebuilt from it byte for byte.</i18n:text></dd></div>
        <div><dt><i18n:text>Scan</i18n:text></dt><dd><i18n:count of="@source-files" one="{@source-files} file" many="{@source-files} files"/><xsl:text>, </xsl:text><xsl:value-of select="@source-size"/></dd></div>
        <div><dt><i18n:text>Made with</i18n:text></dt><dd><xsl:value-of select="@engine"/></dd></div>
      </dl>
      <table class="list">
        <caption class="unseen"><i18n:text>Files</i18n:text></caption>
        <thead><tr><th scope="col"><i18n:text>File</i18n:text></th><th scope="col" class="number"><i18n:text>Size</i18n:text></th><th scope="col" class="number"><i18n:text>Frames</i18n:text></th><th scope="col"><xsl:text>SHA-512</xsl:text></th></tr></thead>
        <tbody><xsl:for-each select="../rendition"><tr><td class="code"><xsl:value-of select="@file"/></td><td class="number"><xsl:value-of select="@size"/></td><td class="number"><xsl:value-of select="@frames"/></td><td class="code hash" title="{@sha512}"><xsl:value-of select="substring(@sha512, 1, 16)"/><xsl:text>…</xsl:text></td></tr></xsl:for-each></tbody>
      </table>
    </section>
  </xsl:template>
  <xsl:template match="digitise">
    <xsl:choose>
      <xsl:when test="@job-href"><p><a href="{@job-href}"><i18n:text>A job on this reel is under way.</i18n:text></a></p></xsl:when>
      <xsl:when test="@allowed">
        <form action="{@href}" method="post">
          <xsl:call-template name="token"/>
          <p><xsl:choose>
            <xsl:when test="../accepted"><i18n:text>The accepted master is never replaced: a new run verifies it against its record.</i18n:text></xsl:when>
            <xsl:otherwise><i18n:text>This queues a job that makes the master, the access copy and the contact sheet, and proves them. The scan is not changed.</i18n:text></xsl:otherwise>
          </xsl:choose></p>
          <p><button class="main"><xsl:choose><xsl:when test="../accepted"><i18n:text>Verify the digitised reel</i18n:text></xsl:when><xsl:otherwise><i18n:text>Digitise this reel</i18n:text></xsl:otherwise></xsl:choose></button></p>
        </form>
      </xsl:when>
      <xsl:otherwise><p class="faint"><i18n:text>A film operator can have this reel digitised.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
