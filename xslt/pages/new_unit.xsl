<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/form.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>New below {new/@parent}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:if test="count(new/level) &gt; 1">
      <nav class="choices" i18n:aria-label="Level of description">
        <ul>
          <xsl:for-each select="new/level"><li><a href="{@href}"><xsl:if test="@chosen"><xsl:attribute name="aria-current"><xsl:text>true</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="."/></a></li></xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <p><i18n:text>It takes the classification of what it lies in. It stands last; you can move it afterwards.</i18n:text></p>
    <form class="description" action="{new/@href}/new" method="post" data-saves="">
      <xsl:call-template name="token"/>
      <input type="hidden" name="level" value="{new/@level}"/>
      <div class="field">
        <label for="field-reference"><i18n:text>Reference</i18n:text></label><xsl:text> </xsl:text><span class="faint"><xsl:text>3.1.1</xsl:text></span>
        <input id="field-reference" name="reference" value="{new/@reference}" required="required" maxlength="200" autocomplete="off" spellcheck="false"/>
      </div>
      <xsl:apply-templates select="new/area"/>
      <p class="acts"><button class="main" aria-keyshortcuts="Control+S"><i18n:text>Save</i18n:text></button><xsl:text> </xsl:text><a href="{new/@href}"><i18n:text>Back without saving</i18n:text></a></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
