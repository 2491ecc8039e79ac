<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:include href="../parts/year.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Annual report {year/@number}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:apply-templates select="year"/>
    <xsl:if test="levels">
      <section aria-labelledby="held"><h2 id="held"><i18n:text>Held by level</i18n:text></h2>
        <table class="list">
          <caption class="unseen"><i18n:text>Held by level</i18n:text></caption>
          <thead><tr>
            <th scope="col"><i18n:text>Level</i18n:text></th>
            <th scope="col" class="number"><i18n:text>On 1 January</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Newly classified</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Lowered to this level</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Lowered from this level</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Declassified</i18n:text></th>
            <th scope="col" class="number"><i18n:text>Lapsed</i18n:text></th>
            <th scope="col" class="number"><i18n:text>On 31 December</i18n:text></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="levels/level">
              <tr>
                <th scope="row"><xsl:choose><xsl:when test="@level"><xsl:call-template name="level"/></xsl:when><xsl:otherwise><i18n:text>Total</i18n:text></xsl:otherwise></xsl:choose></th>
                <xsl:for-each select="held"><td class="number"><xsl:call-template name="metres"/><br/><span class="faint"><i18n:count of="@boxes" one="{@boxes} box" many="{@boxes} boxes"/></span></td></xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </section>
      <section aria-labelledby="terms"><h2 id="terms"><i18n:text>Evaluations</i18n:text></h2>
        <dl class="facts">
          <div><dt><i18n:text>Due by law</i18n:text></dt><dd><xsl:value-of select="evaluations/@due-by-law"/></dd></div>
          <div><dt><i18n:text>Due by policy</i18n:text></dt><dd><xsl:value-of select="evaluations/@due-by-policy"/></dd></div>
          <div><dt><i18n:text>Overdue by law</i18n:text></dt><dd><xsl:value-of select="evaluations/@overdue-by-law"/></dd></div>
          <div><dt><i18n:text>Overdue by policy</i18n:text></dt><dd><xsl:value-of select="evaluations/@overdue-by-policy"/></dd></div>
          <div><dt><i18n:text>Without date</i18n:text></dt><dd><xsl:value-of select="evaluations/@undated"/></dd></div>
        </dl>
      </section>
      <section aria-labelledby="outcomes"><h2 id="outcomes"><i18n:text>Decisions</i18n:text></h2>
        <xsl:choose>
          <xsl:when test="outcome"><dl class="facts"><xsl:for-each select="outcome"><div><dt><xsl:value-of select="@word"/></dt><dd><xsl:value-of select="@count"/></dd></div></xsl:for-each></dl></xsl:when>
          <xsl:otherwise><p class="empty"><i18n:text>No decision was taken.</i18n:text></p></xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
