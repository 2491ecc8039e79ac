<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Film reels</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:choose>
      <xsl:when test="reel">
        <table class="list">
          <caption class="unseen"><i18n:text>Film reels</i18n:text></caption>
          <thead><tr>
            <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Title</i18n:text></th>
            <th scope="col"><i18n:text>Level</i18n:text></th><th scope="col"><i18n:text>Gauge</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Length</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Frames expected</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Frames found</i18n:text></th>
            <th scope="col"><i18n:text>Digitisation</i18n:text></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="reel">
              <tr data-row="">
                <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
                <td><xsl:value-of select="@title"/></td>
                <td><xsl:call-template name="level"/></td>
                <td class="whole"><xsl:value-of select="@gauge"/></td>
                <td class="number"><xsl:call-template name="metres"/></td>
                <td class="number"><xsl:value-of select="@expected"/></td>
                <td class="number"><xsl:value-of select="@found"/></td>
                <td><xsl:choose><xsl:when test="@state"><xsl:value-of select="@state"/></xsl:when><xsl:otherwise><span class="faint"><i18n:text>not digitised</i18n:text></span></xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No film reel is registered within your clearance.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
