<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:include href="../parts/boxes.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Box {box/@number} of {box/@series}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:for-each select="box">
      <dl class="facts">
        <div><dt><i18n:text>Series</i18n:text></dt><dd><a href="{@series-href}"><xsl:value-of select="@series-title"/></a></dd></div>
        <div><dt><i18n:text>Barcode</i18n:text></dt><dd class="code"><xsl:value-of select="@barcode"/></dd></div>
        <div><dt><i18n:text>Type</i18n:text></dt><dd><xsl:value-of select="@type"/><xsl:text> (</xsl:text><xsl:value-of select="@kind"/><xsl:text>)</xsl:text></dd></div>
        <div><dt><i18n:text>Width</i18n:text></dt><dd><xsl:value-of select="@width"/><xsl:text>&#160;mm</xsl:text></dd></div>
        <div><dt><i18n:text>Shelf</i18n:text></dt><dd class="code"><xsl:choose><xsl:when test="@location != ''"><xsl:value-of select="@location"/></xsl:when><xsl:otherwise><span class="faint"><i18n:text>no shelf</i18n:text></span></xsl:otherwise></xsl:choose></dd></div>
        <div><dt><i18n:text>Highest level in it</i18n:text></dt><dd><xsl:call-template name="level"/></dd></div>
      </dl>
    </xsl:for-each>
    <section aria-labelledby="within"><h2 id="within"><i18n:text>What lies in it</i18n:text></h2>
      <xsl:choose>
        <xsl:when test="units/unit"><xsl:apply-templates select="units" mode="table"/></xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>Nothing that lies in this box is described within your clearance.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
    <xsl:for-each select="box[@editable]">
      <section aria-labelledby="contents"><h2 id="contents"><i18n:text>Put a file in or take it out</i18n:text></h2>
        <form class="row" action="{@href}/put-in" method="post">
          <xsl:call-template name="token"/>
          <p><label for="field-files"><i18n:text>Reference of the file</i18n:text></label><input id="field-files" name="files" value="{@file}" size="24" maxlength="200" spellcheck="false" required="required"/></p>
          <p><button><i18n:text>Put in</i18n:text></button><xsl:text> </xsl:text><button formaction="{@href}/take-out"><i18n:text>Take out</i18n:text></button></p>
        </form>
      </section>
      <section aria-labelledby="edit"><h2 id="edit"><i18n:text>Change the box</i18n:text></h2>
        <form class="row" action="{@href}" method="post">
          <xsl:call-template name="token"/>
          <input type="hidden" name="version" value="{@version}"/>
          <p><label for="field-number"><i18n:text>Number</i18n:text></label><input id="field-number" name="number" value="{@wanted-number}" inputmode="numeric" size="6" required="required"/></p>
          <p><label for="field-barcode"><i18n:text>Barcode</i18n:text></label><input id="field-barcode" name="barcode" value="{@wanted-barcode}" size="18" maxlength="40" spellcheck="false" required="required"/></p>
          <p><label for="field-type"><i18n:text>Type</i18n:text></label><select id="field-type" name="type"><xsl:call-template name="types"><xsl:with-param name="chosen" select="@wanted-type"/></xsl:call-template></select></p>
          <p><label for="field-width"><i18n:text>Width in mm</i18n:text></label><input id="field-width" name="width" value="{@wanted-width}" inputmode="numeric" size="5" required="required"/></p>
          <p><button class="main"><i18n:text>Save</i18n:text></button></p>
        </form>
      </section>
    </xsl:for-each>
    <section aria-labelledby="labels"><h2 id="labels"><i18n:text>Labels</i18n:text></h2>
      <xsl:for-each select="box"><xsl:call-template name="labels"><xsl:with-param name="from" select="@number"/><xsl:with-param name="to" select="@number"/><xsl:with-param name="action" select="concat(@all, '/labels')"/></xsl:call-template></xsl:for-each>
    </section>
    <p class="onward">
      <xsl:if test="box/@previous"><a rel="prev" href="{box/@previous}"><i18n:text>Previous box</i18n:text></a><xsl:text> · </xsl:text></xsl:if>
      <a href="{box/@all}"><i18n:text>All boxes of the series</i18n:text></a>
      <xsl:if test="box/@next"><xsl:text> · </xsl:text><a rel="next" href="{box/@next}"><i18n:text>Next box</i18n:text></a></xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
