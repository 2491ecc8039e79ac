<?xml version="1.0" encoding="UTF-8"?>
<!-- Turns a page written in plain English into one whole stylesheet in one language: brings the
     included parts in, and puts the translation in place of every marked text.

     i18n:text                a text; {XPath} in it is a blank, filled when the page is made
     i18n:count of one many   one or the other text by number
     i18n:name="..."          any attribute whose text is shown or read aloud

     English is its own translation. A text without one stops the build (see check.xsl, which
     names them all). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:out="urn:aperta:xslt-out" xmlns:i18n="urn:aperta:i18n"
    exclude-result-prefixes="out i18n">
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:param name="language"/>
  <xsl:param name="messages"/>
  <xsl:key name="message" match="message" use="@text"/>

  <xsl:template name="translated">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="$language = 'en'"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="document($messages)">
          <xsl:if test="not(key('message', $text))">
            <xsl:message terminate="yes">missing in <xsl:value-of select="$language"/>: "<xsl:value-of select="$text"/>"</xsl:message>
          </xsl:if>
          <xsl:value-of select="key('message', $text)"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Page {@n}" becomes a text and a value. -->
  <xsl:template name="with-blanks">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '{')">
        <out:text><xsl:value-of select="substring-before($text, '{')"/></out:text>
        <out:value-of select="{substring-before(substring-after($text, '{'), '}')}"/>
        <xsl:call-template name="with-blanks">
          <xsl:with-param name="text" select="substring-after($text, '}')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$text != ''"><out:text><xsl:value-of select="$text"/></out:text></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="said">
    <xsl:param name="text"/>
    <xsl:variable name="translation">
      <xsl:call-template name="translated">
        <xsl:with-param name="text" select="normalize-space($text)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="with-blanks">
      <xsl:with-param name="text" select="string($translation)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="i18n:text">
    <xsl:call-template name="said"><xsl:with-param name="text" select="."/></xsl:call-template>
  </xsl:template>

  <!-- French counts nought as one. -->
  <xsl:template match="i18n:count">
    <out:choose>
      <out:when>
        <xsl:attribute name="test">
          <xsl:value-of select="@of"/>
          <xsl:choose>
            <xsl:when test="$language = 'fr'"> &lt; 2</xsl:when>
            <xsl:otherwise> = 1</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:call-template name="said"><xsl:with-param name="text" select="@one"/></xsl:call-template>
      </out:when>
      <out:otherwise>
        <xsl:call-template name="said"><xsl:with-param name="text" select="@many"/></xsl:call-template>
      </out:otherwise>
    </out:choose>
  </xsl:template>

  <xsl:template match="@i18n:*">
    <xsl:attribute name="{local-name()}">
      <xsl:call-template name="translated">
        <xsl:with-param name="text" select="normalize-space(.)"/>
      </xsl:call-template>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="xsl:include">
    <xsl:apply-templates select="document(@href, .)/xsl:stylesheet/node()"/>
  </xsl:template>

  <xsl:template match="*">
    <xsl:element name="{name()}" namespace="{namespace-uri()}">
      <xsl:apply-templates select="@*[namespace-uri() != 'urn:aperta:i18n']"/>
      <xsl:apply-templates select="@i18n:*"/>
      <xsl:apply-templates select="node()"/>
    </xsl:element>
  </xsl:template>
  <!-- An element that is gone takes no declaration of its prefix along. -->
  <xsl:template match="@exclude-result-prefixes"/>
  <xsl:template match="@*|text()"><xsl:copy/></xsl:template>
  <xsl:template match="comment()|processing-instruction()"/>
</xsl:stylesheet>
