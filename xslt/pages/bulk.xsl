<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Change many below {bulk/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{bulk/@href}"><xsl:value-of select="bulk/@reference"/></a></p>
    <form class="description" action="{bulk/@href}/bulk" method="get">
      <div class="side-by-side">
        <div><label for="field-level"><i18n:text>Level of description</i18n:text></label>
          <select id="field-level" name="level"><option value=""><i18n:text>all levels</i18n:text></option><xsl:for-each select="bulk/level"><option value="{@id}"><xsl:if test="@chosen"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="."/></option></xsl:for-each></select></div>
        <div><label for="field-field"><i18n:text>Field</i18n:text></label>
          <select id="field-field" name="field"><xsl:for-each select="bulk/field"><option value="{@name}"><xsl:if test="@chosen"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="."/></option></xsl:for-each></select></div>
      </div>
      <p><label class="tick"><input type="checkbox" name="deep" value="yes"><xsl:if test="bulk/@deep"><xsl:attribute name="checked"><xsl:text>checked</xsl:text></xsl:attribute></xsl:if></input><xsl:text> </xsl:text><i18n:text>Everything below, not only what hangs from it directly</i18n:text></label></p>
      <fieldset class="field"><legend><i18n:text>What to do</i18n:text></legend>
        <p><label class="tick"><input type="radio" name="mode" value="set"><xsl:if test="not(bulk/@replace)"><xsl:attribute name="checked"><xsl:text>checked</xsl:text></xsl:attribute></xsl:if></input><xsl:text> </xsl:text><i18n:text>Set the field to the new text (empty: clear it)</i18n:text></label></p>
        <p><label class="tick"><input type="radio" name="mode" value="replace"><xsl:if test="bulk/@replace"><xsl:attribute name="checked"><xsl:text>checked</xsl:text></xsl:attribute></xsl:if></input><xsl:text> </xsl:text><i18n:text>Find a text in the field and replace it</i18n:text></label></p>
        <div class="side-by-side">
          <div><label for="field-find"><i18n:text>Find</i18n:text></label><input id="field-find" name="find" value="{bulk/@find}" autocomplete="off"/></div>
          <div><label for="field-text"><i18n:text>New text</i18n:text></label><input id="field-text" name="text" value="{bulk/@text}" autocomplete="off"/></div>
        </div>
      </fieldset>
      <p class="acts"><button class="main"><i18n:text>Show what would change</i18n:text></button></p>
    </form>
    <xsl:apply-templates select="preview"/>
  </xsl:template>
  <xsl:template match="preview">
    <section aria-labelledby="preview"><h2 id="preview"><i18n:text>What would change</i18n:text></h2>
      <p><i18n:text>{@changing} of {@chosen} units change; {@refused} would be refused.</i18n:text></p>
      <xsl:if test="line">
        <table class="list">
          <caption class="unseen"><i18n:text>What would change</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Before</i18n:text></th><th scope="col"><i18n:text>After</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="line"><tr data-row=""><td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td><td class="kept"><xsl:value-of select="before"/></td><td class="kept"><xsl:value-of select="after"/><xsl:for-each select="problem"><p class="late"><xsl:value-of select="."/></p></xsl:for-each></td></tr></xsl:for-each></tbody>
        </table>
      </xsl:if>
      <xsl:if test="@more"><p class="faint"><i18n:text>The first 100 are shown.</i18n:text></p></xsl:if>
      <xsl:choose>
        <xsl:when test="@refused &gt; 0"><p class="late"><i18n:text>Nothing is changed while one unit would be refused. Narrow the choice, or correct the text.</i18n:text></p></xsl:when>
        <xsl:when test="@changing &gt; 0">
          <form action="{../bulk/@href}/bulk" method="post">
            <xsl:call-template name="token"/>
            <input type="hidden" name="field" value="{../bulk/field[@chosen]/@name}"/>
            <input type="hidden" name="level" value="{../bulk/level[@chosen]/@id}"/>
            <input type="hidden" name="deep"><xsl:attribute name="value"><xsl:if test="../bulk/@deep"><xsl:text>yes</xsl:text></xsl:if></xsl:attribute></input>
            <input type="hidden" name="mode"><xsl:attribute name="value"><xsl:choose><xsl:when test="../bulk/@replace"><xsl:text>replace</xsl:text></xsl:when><xsl:otherwise><xsl:text>set</xsl:text></xsl:otherwise></xsl:choose></xsl:attribute></input>
            <input type="hidden" name="find" value="{../bulk/@find}"/>
            <input type="hidden" name="text" value="{../bulk/@text}"/>
            <p class="acts"><button class="main"><i18n:count of="@changing" one="Change {@changing} unit" many="Change {@changing} units"/></button></p>
          </form>
        </xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>Nothing would change.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
