<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces that the pages about boxes share: the list of types, the form for labels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">

  <xsl:template name="types">
    <xsl:param name="chosen"/>
    <xsl:for-each select="type"><option value="{@id}"><xsl:if test="@id = $chosen"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="@name"/><xsl:text> · </xsl:text><xsl:value-of select="@width"/><xsl:text>&#160;mm</xsl:text></option></xsl:for-each>
  </xsl:template>

  <!-- A range of numbers onto a sheet of stickers; opens the PDF. -->
  <xsl:template name="labels">
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:param name="action"/>
    <form class="row" action="{$action}" method="get">
      <p><label for="labels-from"><i18n:text>From box</i18n:text></label><input id="labels-from" name="from" value="{$from}" inputmode="numeric" size="5" required="required"/></p>
      <p><label for="labels-to"><i18n:text>To box</i18n:text></label><input id="labels-to" name="to" value="{$to}" inputmode="numeric" size="5" required="required"/></p>
      <p><label for="labels-sheet"><i18n:text>Sheet</i18n:text></label><select id="labels-sheet" name="sheet"><xsl:for-each select="sheet"><option value="{@id}"><xsl:value-of select="@name"/></option></xsl:for-each></select></p>
      <p><label for="labels-start"><i18n:text>First label left on the sheet</i18n:text></label><input id="labels-start" name="start" value="1" inputmode="numeric" size="3"/></p>
      <p><label for="labels-language"><i18n:text>Language of the labels</i18n:text></label><select id="labels-language" name="label-language"><option value="nl" lang="nl"><xsl:text>Nederlands</xsl:text></option><option value="fr" lang="fr"><xsl:if test="/page/@language = 'fr'"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:text>Français</xsl:text></option></select></p>
      <p><button><i18n:text>Print labels</i18n:text></button></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
