<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Renumber below {renumber/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{renumber/@href}/arrange"><i18n:text>Arrange {renumber/@reference}</i18n:text></a></p>
    <form class="description" action="{renumber/@href}/renumber" method="get">
      <div class="side-by-side">
        <div><label for="field-first"><i18n:text>First number</i18n:text></label><input id="field-first" name="first" value="{renumber/@first}" inputmode="numeric" maxlength="9"/></div>
        <div><label for="field-digits"><i18n:text>Digits</i18n:text></label><input id="field-digits" name="digits" value="{renumber/@digits}" inputmode="numeric" maxlength="1"/></div>
      </div>
      <p class="acts"><button><i18n:text>Show what would change</i18n:text></button></p>
    </form>
    <xsl:choose>
      <xsl:when test="renumber/code">
        <p><i18n:count of="renumber/@count" one="{renumber/@count} reference code changes. The former one goes on leading to the unit." many="{renumber/@count} reference codes change. The former ones go on leading to the units."/></p>
        <table class="list">
          <caption class="unseen"><i18n:text>What would change</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Now</i18n:text></th><th scope="col"><i18n:text>Then</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="renumber/code"><tr><td class="code"><xsl:value-of select="@from"/></td><td class="code"><xsl:value-of select="@to"/></td></tr></xsl:for-each></tbody>
        </table>
        <xsl:if test="renumber/@more"><p class="faint"><i18n:text>The first 200 are shown.</i18n:text></p></xsl:if>
        <form action="{renumber/@href}/renumber" method="post">
          <xsl:call-template name="token"/>
          <input type="hidden" name="first" value="{renumber/@first}"/>
          <input type="hidden" name="digits" value="{renumber/@digits}"/>
          <p class="acts"><button class="main"><i18n:text>Renumber</i18n:text></button></p>
        </form>
      </xsl:when>
      <xsl:when test="renumber/@count"><p class="empty"><i18n:text>Every code is already as it would be.</i18n:text></p></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
