<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Boxes of {boxes/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{boxes/@href}"><xsl:value-of select="boxes/@title"/></a><xsl:text> · </xsl:text><i18n:count of="boxes/@boxes" one="{boxes/@boxes} box" many="{boxes/@boxes} boxes"/><xsl:text> · </xsl:text><xsl:for-each select="boxes"><xsl:call-template name="metres"/></xsl:for-each></p>
    <xsl:choose>
      <xsl:when test="boxes/box">
        <table class="list">
          <caption class="unseen"><i18n:text>Boxes</i18n:text></caption>
          <thead><tr>
            <th scope="col" class="number"><i18n:text>Box</i18n:text></th><th scope="col"><i18n:text>Barcode</i18n:text></th>
            <th scope="col"><i18n:text>Type</i18n:text></th><th scope="col" class="number"><i18n:text>Width</i18n:text></th>
            <th scope="col"><i18n:text>Shelf</i18n:text></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="boxes/box">
              <tr data-row="">
                <td class="number"><a href="{@href}"><xsl:value-of select="@number"/></a></td>
                <td class="code"><xsl:value-of select="@barcode"/></td>
                <td><xsl:value-of select="@type"/></td>
                <td class="number"><xsl:value-of select="@width"/><xsl:text>&#160;mm</xsl:text></td>
                <td class="code"><xsl:value-of select="@location"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
        <xsl:apply-templates select="boxes/next"/>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No box is recorded here.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
