<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Box {box/@number} of {box/@series}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:for-each select="box">
      <dl class="facts">
        <div><dt><i18n:text>Series</i18n:text></dt><dd><a href="{@series-href}"><xsl:value-of select="@series-title"/></a></dd></div>
        <div><dt><i18n:text>Barcode</i18n:text></dt><dd class="code"><xsl:value-of select="@barcode"/></dd></div>
        <div><dt><i18n:text>Type</i18n:text></dt><dd><xsl:value-of select="@type"/></dd></div>
        <div><dt><i18n:text>Width</i18n:text></dt><dd><xsl:value-of select="@width"/><xsl:text>&#160;mm</xsl:text></dd></div>
        <div><dt><i18n:text>Shelf</i18n:text></dt><dd class="code"><xsl:value-of select="@location"/></dd></div>
        <div><dt><i18n:text>Highest level in it</i18n:text></dt><dd><xsl:call-template name="level"/></dd></div>
      </dl>
    </xsl:for-each>
    <section aria-labelledby="within"><h2 id="within"><i18n:text>What lies in it</i18n:text></h2>
      <xsl:choose>
        <xsl:when test="units/unit"><xsl:apply-templates select="units" mode="table"/></xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>Nothing that lies in this box is described within your clearance.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
    <p class="onward">
      <xsl:if test="box/@previous"><a rel="prev" href="{box/@previous}"><i18n:text>Previous box</i18n:text></a><xsl:text> · </xsl:text></xsl:if>
      <a href="{box/@all}"><i18n:text>All boxes of the series</i18n:text></a>
      <xsl:if test="box/@next"><xsl:text> · </xsl:text><a rel="next" href="{box/@next}"><i18n:text>Next box</i18n:text></a></xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
