<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Jobs</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:choose>
      <xsl:when test="job">
        <table class="list">
          <caption class="unseen"><i18n:text>Jobs</i18n:text></caption>
          <thead><tr>
            <th scope="col" class="number"><i18n:text>Number</i18n:text></th><th scope="col"><i18n:text>Work</i18n:text></th>
            <th scope="col"><i18n:text>About</i18n:text></th><th scope="col"><i18n:text>State</i18n:text></th>
            <th scope="col"><i18n:text>Progress</i18n:text></th><th scope="col"><i18n:text>Asked by</i18n:text></th>
            <th scope="col"><i18n:text>Asked on</i18n:text></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="job">
              <tr data-row="" data-job="{@api}" data-state="{@state-code}">
                <td class="number"><a href="{@href}"><xsl:value-of select="@number"/></a></td>
                <td><xsl:value-of select="@kind"/></td>
                <td class="code"><xsl:value-of select="@subject"/></td>
                <td class="state"><xsl:value-of select="@state"/></td>
                <td><xsl:call-template name="progress"/></td>
                <td><xsl:value-of select="@account"/></td>
                <td><time datetime="{@asked}"><xsl:value-of select="@asked-shown"/></time></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
        <xsl:if test="@more"><p class="faint"><i18n:text>Only the newest {@more} jobs are shown.</i18n:text></p></xsl:if>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No job has been asked for.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
