<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/form.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Describe {edit/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><span class="code"><xsl:value-of select="edit/@reference"/></span><xsl:text> · </xsl:text><xsl:value-of select="edit/@kind"/></p>
    <xsl:if test="edit/@conflict"><p><i18n:text>Your text stands in the form. Beside each field that both of you changed you see what was saved meanwhile. Nothing is overwritten until you save again.</i18n:text></p></xsl:if>
    <form class="description" action="{edit/@href}/edit" method="post" data-saves="">
      <xsl:call-template name="token"/>
      <input type="hidden" id="field-version" name="version" value="{edit/@version}"/>
      <xsl:apply-templates select="edit/area"/>
      <p class="acts"><button class="main" aria-keyshortcuts="Control+S"><i18n:text>Save</i18n:text></button><xsl:text> </xsl:text><a href="{edit/@href}"><i18n:text>Back without saving</i18n:text></a></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
