<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Sign in</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <form class="sheet" action="/sign-in" method="post">
      <xsl:call-template name="token"/>
      <input type="hidden" name="next" value="{@next}"/>
      <p>
        <label for="field-account"><i18n:text>Account</i18n:text></label>
        <input id="field-account" name="account" value="{@account}" autocomplete="username" autocapitalize="none" spellcheck="false" required="required" maxlength="64"/>
      </p>
      <p>
        <label for="field-password"><i18n:text>Password</i18n:text></label>
        <input id="field-password" name="password" type="password" autocomplete="current-password" required="required" maxlength="256"/>
      </p>
      <p><button class="main"><i18n:text>Sign in</i18n:text></button></p>
    </form>
    <p class="faint"><i18n:text>Every sign-in and every reading of a classified description is recorded.</i18n:text></p>
  </xsl:template>
</xsl:stylesheet>
