<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>About Aperta</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p><i18n:text>Aperta describes, declassifies and hands over the historical archives of the service.</i18n:text></p>
    <dl class="facts">
      <div><dt><i18n:text>Version</i18n:text></dt><dd><xsl:value-of select="about/@version"/></dd></div>
      <xsl:if test="about/@rules"><div><dt><i18n:text>Rule set</i18n:text></dt><dd><xsl:value-of select="about/@rules"/></dd></div></xsl:if>
      <xsl:for-each select="about/part"><div><dt><xsl:value-of select="@name"/></dt><dd><xsl:value-of select="@version"/></dd></div></xsl:for-each>
    </dl>
  </xsl:template>
</xsl:stylesheet>
