<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>History of {history/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{history/@href}"><xsl:value-of select="history/@reference"/></a></p>
    <xsl:if test="not(history/change)"><p class="empty"><i18n:text>Nothing has been changed here since the catalogue was loaded, within your clearance.</i18n:text></p></xsl:if>
    <xsl:for-each select="history/change">
      <section class="change" aria-labelledby="change-{@id}">
        <h2 id="change-{@id}"><time datetime="{@instant}"><xsl:value-of select="@at"/></time><xsl:text> · </xsl:text><xsl:value-of select="@account"/><xsl:text> · </xsl:text><xsl:value-of select="@act"/><xsl:text> </xsl:text><span class="faint"><i18n:text>version {@version}</i18n:text></span></h2>
        <table class="list">
          <caption class="unseen"><i18n:text>Fields changed</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Field</i18n:text></th><th scope="col"><i18n:text>Before</i18n:text></th><th scope="col"><i18n:text>After</i18n:text></th></tr></thead>
          <tbody>
            <xsl:for-each select="field"><tr><th scope="row"><xsl:value-of select="@label"/></th><td class="kept"><xsl:value-of select="before"/></td><td class="kept"><xsl:value-of select="after"/></td></tr></xsl:for-each>
          </tbody>
        </table>
        <xsl:if test="../@may-undo and not(@first)">
          <form action="{../@href}/undo" method="post">
            <xsl:call-template name="token"/>
            <input type="hidden" name="change" value="{@id}"/>
            <button aria-describedby="change-{@id}"><i18n:text>Put back as before</i18n:text></button>
          </form>
        </xsl:if>
      </section>
    </xsl:for-each>
    <xsl:if test="history/@older"><p class="onward"><a href="{history/@href}/history?before={history/@older}"><i18n:text>Older changes</i18n:text></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
