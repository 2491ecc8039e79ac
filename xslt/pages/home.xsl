<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:include href="../parts/year.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Work list</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary">
      <xsl:value-of select="due/@overdue"/><xsl:text> </xsl:text><i18n:text>overdue</i18n:text><xsl:text> · </xsl:text>
      <i18n:count of="due/@under-way" one="{due/@under-way} review under way" many="{due/@under-way} reviews under way"/><xsl:text> · </xsl:text>
      <i18n:count of="jobs/@count" one="{jobs/@count} job under way" many="{jobs/@count} jobs under way"/>
    </p>
    <section aria-labelledby="law"><h2 id="law"><i18n:text>Evaluation due by law</i18n:text></h2>
      <xsl:apply-templates select="due/by-law"/></section>
    <section aria-labelledby="policy"><h2 id="policy"><i18n:text>Evaluation due by policy</i18n:text></h2>
      <xsl:apply-templates select="due/by-policy"/></section>
    <xsl:if test="due/@undated != '0'"><p class="faint"><i18n:count of="due/@undated" one="{due/@undated} classified unit has no date; no term runs for it." many="{due/@undated} classified units have no date; no term runs for them."/></p></xsl:if>
    <section aria-labelledby="reviews"><h2 id="reviews"><i18n:text>Reviews under way</i18n:text></h2>
      <xsl:apply-templates select="due/reviews"/></section>
    <section aria-labelledby="running"><h2 id="running"><i18n:text>Jobs under way</i18n:text></h2>
      <xsl:apply-templates select="jobs"/></section>
    <xsl:apply-templates select="year"/>
  </xsl:template>

  <xsl:template match="by-law[not(line)]|by-policy[not(line)]"><p class="empty"><i18n:text>Nothing falls due within a year.</i18n:text></p></xsl:template>
  <xsl:template match="by-law|by-policy">
    <table class="list">
      <caption class="unseen"><i18n:text>What falls due</i18n:text></caption>
      <thead><tr>
        <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Title</i18n:text></th>
        <th scope="col"><i18n:text>Level</i18n:text></th><th scope="col"><i18n:text>Due</i18n:text></th>
        <th scope="col" class="number"><i18n:text>Days</i18n:text></th><th scope="col"><i18n:text>Rule</i18n:text></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="line">
          <tr data-row="">
            <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
            <td><xsl:value-of select="@title"/></td>
            <td><xsl:call-template name="level"/></td>
            <td><time datetime="{@day}"><xsl:value-of select="@day"/></time></td>
            <td class="number"><xsl:choose>
              <xsl:when test="@overdue"><strong class="late"><i18n:count of="@days" one="{@days} day overdue" many="{@days} days overdue"/></strong></xsl:when>
              <xsl:otherwise><i18n:count of="@days" one="{@days} day left" many="{@days} days left"/></xsl:otherwise>
            </xsl:choose></td>
            <td class="code"><xsl:value-of select="@rule"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="@more"><p class="faint"><i18n:text>Only the first {@shown} are shown, the longest overdue first.</i18n:text></p></xsl:if>
  </xsl:template>

  <xsl:template match="reviews[not(line)]"><p class="empty"><i18n:text>No review is under way.</i18n:text></p></xsl:template>
  <xsl:template match="reviews">
    <table class="list">
      <caption class="unseen"><i18n:text>Reviews under way</i18n:text></caption>
      <thead><tr>
        <th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Title</i18n:text></th>
        <th scope="col"><i18n:text>Level</i18n:text></th><th scope="col"><i18n:text>Stands at</i18n:text></th>
        <th scope="col" class="number"><i18n:text>Days</i18n:text></th><th scope="col"><i18n:text>Reviewer</i18n:text></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="line">
          <tr data-row="">
            <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
            <td><xsl:value-of select="@title"/></td>
            <td><xsl:call-template name="level"/></td>
            <td><xsl:value-of select="@state"/></td>
            <td class="number"><xsl:value-of select="@days"/></td>
            <td><xsl:value-of select="@reviewer"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="jobs[not(job)]"><p class="empty"><i18n:text>No job is under way.</i18n:text></p></xsl:template>
  <xsl:template match="jobs">
    <ul class="plain">
      <xsl:for-each select="job">
        <li data-job="{@api}" data-state="{@state-code}"><a href="{@href}"><xsl:value-of select="@kind"/><xsl:text> </xsl:text><xsl:value-of select="@subject"/></a><xsl:text> · </xsl:text><span class="state"><xsl:value-of select="@state"/></span><xsl:text> </xsl:text><xsl:call-template name="progress"/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
