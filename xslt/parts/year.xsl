<?xml version="1.0" encoding="UTF-8"?>
<!-- The year in metres and boxes: drawn small and labelled directly, the same figures as a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:template match="year">
    <section aria-labelledby="year"><h2 id="year"><i18n:text>Declassified in {@number}</i18n:text></h2>
      <p class="onward">
        <a rel="prev" href="?year={@number - 1}"><xsl:value-of select="@number - 1"/></a>
        <xsl:if test="@number &lt; @this"><xsl:text> · </xsl:text><a rel="next" href="?year={@number + 1}"><xsl:value-of select="@number + 1"/></a></xsl:if>
      </p>
      <xsl:choose>
        <xsl:when test="problem"><p class="empty"><xsl:value-of select="problem"/></p></xsl:when>
        <xsl:when test="not(series)"><p class="empty"><i18n:text>No series was declassified in {@number}.</i18n:text></p></xsl:when>
        <xsl:otherwise>
          <svg class="chart" viewBox="0 0 720 {count(series) * 26 + 2}" role="img" aria-labelledby="chart-title">
            <title id="chart-title"><i18n:text>Metres and boxes declassified in {@number}, by series; the table below has the same figures.</i18n:text></title>
            <xsl:for-each select="series">
              <xsl:variable name="y" select="(position() - 1) * 26"/>
              <text class="label" x="0" y="{$y + 17}"><xsl:value-of select="@reference"/></text>
              <rect x="110" y="{$y + 4}" height="18" width="{@share * 0.45}"/>
              <text class="label" x="{118 + @share * 0.45}" y="{$y + 17}"><xsl:value-of select="@metres"/><xsl:text>&#160;m · </xsl:text><i18n:count of="@boxes" one="{@boxes} box" many="{@boxes} boxes"/></text>
            </xsl:for-each>
          </svg>
          <table class="list">
            <caption class="unseen"><i18n:text>Declassified in {@number}</i18n:text></caption>
            <thead><tr>
              <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Series</i18n:text></th>
              <th scope="col" class="number"><i18n:text>Boxes</i18n:text></th><th scope="col" class="number"><i18n:text>Metres</i18n:text></th>
              <th scope="col"><i18n:text>Decision</i18n:text></th><th scope="col"><i18n:text>Date</i18n:text></th>
            </tr></thead>
            <tbody>
              <xsl:for-each select="series">
                <tr data-row="">
                  <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
                  <td><xsl:value-of select="@title"/></td>
                  <td class="number"><xsl:value-of select="@boxes"/></td>
                  <td class="number"><xsl:call-template name="metres"/></td>
                  <td class="code"><xsl:value-of select="@act"/></td>
                  <td><time datetime="{@day}"><xsl:value-of select="@day"/></time></td>
                </tr>
              </xsl:for-each>
            </tbody>
            <tfoot><tr>
              <th scope="row" colspan="2"><i18n:text>Total</i18n:text></th>
              <td class="number"><xsl:value-of select="@boxes"/></td>
              <td class="number"><xsl:call-template name="metres"/></td>
              <td colspan="2"/>
            </tr></tfoot>
          </table>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
