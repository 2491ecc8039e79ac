<?xml version="1.0" encoding="UTF-8"?>
<!-- A description as a form: areas of ISAD(G), languages side by side, and what somebody else saved
     meanwhile beside the reader's own text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">

  <xsl:template match="area">
    <section class="area" aria-labelledby="area-{@id}">
      <h2 id="area-{@id}"><xsl:value-of select="@label"/></h2>
      <xsl:apply-templates select="field"/>
    </section>
  </xsl:template>

  <xsl:template match="field[@per-language]">
    <fieldset class="field" aria-describedby="hint-{@id}">
      <legend><xsl:value-of select="@label"/><xsl:call-template name="rule"/></legend>
      <p class="hint" id="hint-{@id}"><xsl:value-of select="@hint"/></p>
      <div class="side-by-side">
        <xsl:for-each select="value">
          <div lang="{@language}">
            <label for="field-{@name}"><xsl:value-of select="@language-name"/></label>
            <xsl:call-template name="control"/>
          </div>
        </xsl:for-each>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="field">
    <div class="field">
      <label for="field-{@id}"><xsl:value-of select="@label"/></label><xsl:call-template name="rule"/>
      <p class="hint" id="hint-{@id}"><xsl:value-of select="@hint"/></p>
      <xsl:for-each select="value"><xsl:call-template name="control"/></xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="rule">
    <xsl:if test="@rule"><xsl:text> </xsl:text><span class="faint"><xsl:value-of select="@rule"/></span></xsl:if>
  </xsl:template>

  <!-- In a value; its field says of what kind. -->
  <xsl:template name="control">
    <xsl:variable name="wrong" select="/page/problems/problem/@field = @name"/>
    <xsl:choose>
      <xsl:when test="../@kind = 'text'">
        <textarea id="field-{@name}" name="{@name}" rows="{@rows}" aria-describedby="hint-{../@id}"><xsl:if test="$wrong"><xsl:attribute name="aria-invalid"><xsl:text>true</xsl:text></xsl:attribute></xsl:if><xsl:if test="starts-with(text, '&#10;')"><xsl:text>&#10;</xsl:text></xsl:if><xsl:value-of select="text"/></textarea>
      </xsl:when>
      <xsl:when test="../@kind = 'flag'">
        <input type="checkbox" id="field-{@name}" name="{@name}" value="yes" aria-describedby="hint-{../@id}"><xsl:if test="text = 'yes'"><xsl:attribute name="checked"><xsl:text>checked</xsl:text></xsl:attribute></xsl:if></input>
      </xsl:when>
      <xsl:when test="../@kind = 'word'">
        <select id="field-{@name}" name="{@name}" aria-describedby="hint-{../@id}">
          <option value=""/>
          <xsl:for-each select="../option"><option value="{@id}"><xsl:if test="@chosen"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="."/></option></xsl:for-each>
        </select>
      </xsl:when>
      <xsl:otherwise>
        <input id="field-{@name}" name="{@name}" value="{text}" autocomplete="off" aria-describedby="hint-{../@id}"><xsl:if test="../@kind = 'number'"><xsl:attribute name="inputmode"><xsl:text>numeric</xsl:text></xsl:attribute></xsl:if><xsl:if test="$wrong"><xsl:attribute name="aria-invalid"><xsl:text>true</xsl:text></xsl:attribute></xsl:if></input>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="theirs">
      <div class="theirs">
        <p><strong><i18n:text>Saved meanwhile:</i18n:text></strong><xsl:text> </xsl:text><q><xsl:value-of select="theirs"/></q></p>
        <label class="tick"><input type="checkbox" name="take.{@name}" value="theirs"/><xsl:text> </xsl:text><i18n:text>Keep this text and drop mine</i18n:text></label>
      </div>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
