<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="@status = 403"><i18n:text>You may not do this</i18n:text></xsl:when>
      <xsl:when test="@status = 404"><i18n:text>Not found</i18n:text></xsl:when>
      <xsl:when test="@status = 405"><i18n:text>This address cannot be used in this way</i18n:text></xsl:when>
      <xsl:when test="@status = 409"><i18n:text>Someone else was here first</i18n:text></xsl:when>
      <xsl:when test="@status = 422"><i18n:text>This was not done</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text>Something broke</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="main">
    <p>
      <xsl:choose>
        <xsl:when test="@status = 403"><i18n:text>Your account does not have the role or the right for it. Nothing was changed, and the attempt was recorded.</i18n:text></xsl:when>
        <xsl:when test="@status = 404"><i18n:text>There is nothing under this address, or it lies above your clearance. Check the reference and try again.</i18n:text></xsl:when>
        <xsl:when test="@status = 405"><i18n:text>Nothing was changed. Go back and use the buttons of the page.</i18n:text></xsl:when>
        <xsl:when test="@status = 409"><i18n:text>The record changed while you were looking at it. Nothing was changed; look at it again.</i18n:text></xsl:when>
        <xsl:when test="@status = 422"><i18n:text>Nothing was changed. The reason stands above.</i18n:text></xsl:when>
        <xsl:otherwise><i18n:text>Nothing that you see as done was lost. Try again; if it happens again, tell the administrator the time and this address.</i18n:text></xsl:otherwise>
      </xsl:choose>
    </p>
    <p class="onward"><a href="/"><i18n:text>To the work list</i18n:text></a></p>
  </xsl:template>
</xsl:stylesheet>
