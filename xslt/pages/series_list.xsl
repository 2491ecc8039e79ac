<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>All series</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:if test="not(fonds)"><p class="empty"><i18n:text>The catalogue is empty, or nothing in it lies within your clearance.</i18n:text></p></xsl:if>
    <xsl:apply-templates select="fonds"/>
  </xsl:template>
  <xsl:template match="fonds">
    <section aria-labelledby="fonds-{position()}">
      <h2 id="fonds-{position()}"><a href="{@href}"><xsl:value-of select="@title"/></a><xsl:text> </xsl:text><span class="code faint"><xsl:value-of select="@reference"/></span></h2>
      <p class="summary"><strong><xsl:call-template name="metres"/></strong><xsl:text> · </xsl:text><strong><i18n:count of="@boxes" one="{@boxes} box" many="{@boxes} boxes"/></strong><xsl:text> · </xsl:text><i18n:count of="count(series)" one="{count(series)} series" many="{count(series)} series in all"/></p>
      <xsl:choose>
        <xsl:when test="series">
          <table class="list">
            <caption class="unseen"><i18n:text>Series</i18n:text></caption>
            <thead><tr>
              <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Series</i18n:text></th>
              <th scope="col"><i18n:text>Dates</i18n:text></th><th scope="col"><i18n:text>Level</i18n:text></th>
              <th scope="col"><i18n:text>Classification</i18n:text></th><th scope="col"><i18n:text>Access</i18n:text></th>
              <th scope="col" class="number"><i18n:text>Boxes</i18n:text></th><th scope="col" class="number"><i18n:text>Metres</i18n:text></th>
              <th scope="col" class="number"><i18n:text>Measured</i18n:text></th>
            </tr></thead>
            <tbody>
              <xsl:for-each select="series">
                <tr data-row="">
                  <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
                  <td><xsl:value-of select="@title"/></td>
                  <td><xsl:call-template name="dates"/></td>
                  <td><xsl:call-template name="level"/></td>
                  <td><xsl:value-of select="@state"/></td>
                  <td><xsl:value-of select="@access"/></td>
                  <td class="number"><a href="{@boxes-href}"><xsl:value-of select="@boxes"/></a></td>
                  <td class="number"><xsl:call-template name="metres"/></td>
                  <td class="number"><xsl:call-template name="measured"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
            <tfoot><tr>
              <th scope="row" colspan="6"><i18n:text>Total</i18n:text></th>
              <td class="number"><xsl:value-of select="@boxes"/></td>
              <td class="number"><xsl:call-template name="metres"/></td>
              <td class="number"><xsl:call-template name="measured"/></td>
            </tr></tfoot>
          </table>
        </xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>This fonds has no series yet.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
  <xsl:template name="measured">
    <xsl:choose>
      <xsl:when test="@measured"><xsl:call-template name="metres"><xsl:with-param name="value" select="@measured"/></xsl:call-template></xsl:when>
      <xsl:otherwise><span class="faint"><xsl:text>–</xsl:text></span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@difference"><br/><strong class="late"><i18n:text>differs by {@difference} m</i18n:text></strong></xsl:if>
  </xsl:template>
</xsl:stylesheet>
