<?xml version="1.0" encoding="UTF-8"?>
<!-- Holds the pages and one language's messages together. Applied to catalog/messages/nl.xml with
     the names of all stylesheets in `sheets`, divided by "|". Names every text without translation,
     every translation without text, every blank that went missing, and in the pages every text
     that nobody marked and whatever the pages may not hold; then stops the build. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" xmlns:str="http://exslt.org/strings"
    xmlns:exsl="http://exslt.org/common" extension-element-prefixes="str exsl">
  <xsl:output method="text"/>
  <xsl:param name="sheets"/>
  <xsl:variable name="messages" select="/messages"/>
  <xsl:variable name="language" select="/messages/@language"/>
  <xsl:variable name="pages" select="document(str:tokenize($sheets, '|'))"/>
  <xsl:variable name="letters" select="'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

  <xsl:variable name="used-tree">
    <xsl:for-each select="$pages//i18n:text | $pages//@i18n:* | $pages//i18n:count/@one | $pages//i18n:count/@many">
      <text><xsl:value-of select="normalize-space(.)"/></text>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="used" select="exsl:node-set($used-tree)/text"/>
  <xsl:key name="used" match="text" use="."/>
  <xsl:key name="message" match="message" use="@text"/>

  <xsl:template match="/">
    <xsl:variable name="faults">
      <xsl:call-template name="missing"/>
      <xsl:call-template name="unused"/>
      <xsl:call-template name="blanks"/>
      <xsl:call-template name="unmarked"/>
      <xsl:call-template name="banned"/>
    </xsl:variable>
    <xsl:if test="$faults != ''">
      <xsl:message terminate="yes"><xsl:value-of select="$faults"/></xsl:message>
    </xsl:if>
    <xsl:value-of select="concat($language, ': ', count($messages/message), ' texts, all used, none missing&#10;')"/>
  </xsl:template>

  <xsl:template name="missing">
    <xsl:for-each select="$used">
      <xsl:variable name="text" select="string(.)"/>
      <xsl:variable name="first" select="generate-id(.) = generate-id(key('used', $text)[1])"/>
      <xsl:if test="$first and not($messages/message[@text = $text][normalize-space() != ''])">
        <xsl:value-of select="concat('missing in ', $language, ': &quot;', $text, '&quot;&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="unused">
    <xsl:for-each select="$messages/message">
      <xsl:variable name="text" select="string(@text)"/>
      <xsl:if test="not($used[. = $text])">
        <xsl:value-of select="concat('not used in ', $language, ': &quot;', $text, '&quot;&#10;')"/>
      </xsl:if>
      <xsl:if test="count(key('message', $text)) &gt; 1">
        <xsl:value-of select="concat('twice in ', $language, ': &quot;', $text, '&quot;&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="blanks">
    <xsl:for-each select="$messages/message[contains(@text, '{') or contains(., '{')]">
      <xsl:variable name="translation" select="string(.)"/>
      <xsl:variable name="wanted" select="str:tokenize(@text, '{')[contains(., '}')]"/>
      <xsl:variable name="same" select="count($wanted) = count(str:tokenize(., '{')[contains(., '}')])"/>
      <xsl:if test="not($same) or $wanted[not(contains($translation, concat('{', substring-before(., '}'), '}')))]">
        <xsl:value-of select="concat('blanks differ in ', $language, ': &quot;', @text, '&quot;&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Words that a person would see, yet nobody marked. -->
  <xsl:template name="unmarked">
    <xsl:for-each select="$pages//text()[not(parent::i18n:text) and not(parent::xsl:text)]">
      <xsl:if test="translate(., $letters, '') != string(.)">
        <xsl:value-of select="concat('not marked: &quot;', normalize-space(.), '&quot;&#10;')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$pages//*[namespace-uri() = '']/@*[contains('|title|alt|aria-label|placeholder|', concat('|', name(), '|'))]">
      <xsl:if test="not(contains(., '{')) and . != ''">
        <xsl:value-of select="concat('not marked: ', name(), '=&quot;', ., '&quot;&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Unescaped output, files read while a page is made, and what the content policy forbids. -->
  <xsl:template name="banned">
    <xsl:for-each select="$pages//@disable-output-escaping | $pages//xsl:import | $pages//xsl:copy-of |
                          $pages//@style | $pages//style | $pages//script[not(@src)] |
                          $pages//*[namespace-uri() = '']/@*[starts-with(name(), 'on')] |
                          $pages//@select[contains(., 'document(')]">
      <xsl:value-of select="concat('may not be in a page: ', name(), '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
