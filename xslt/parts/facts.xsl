<?xml version="1.0" encoding="UTF-8"?>
<!-- Small pieces that several pages show: levels, dates, extents, lists of units and boxes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">

  <!-- A level: pattern, colour and always the word. -->
  <xsl:template name="level">
    <xsl:param name="code" select="@level"/>
    <xsl:param name="word" select="@level-word"/>
    <span class="level level-{$code}"><xsl:value-of select="$word"/></span>
  </xsl:template>

  <!-- As written; the days it means on hover and for readers' software. -->
  <xsl:template name="dates">
    <xsl:choose>
      <xsl:when test="@dates">
        <span class="dates">
          <xsl:if test="@first or @last"><xsl:attribute name="title"><xsl:value-of select="concat(@first, ' – ', @last)"/></xsl:attribute></xsl:if>
          <xsl:value-of select="@dates"/>
        </span>
      </xsl:when>
      <xsl:otherwise><span class="faint"><i18n:text>undated</i18n:text></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="metres">
    <xsl:param name="value" select="@metres"/>
    <xsl:value-of select="$value"/><xsl:text>&#160;m</xsl:text>
  </xsl:template>

  <xsl:template match="units" mode="table">
    <table class="list">
      <caption class="unseen"><i18n:text>Units of description</i18n:text></caption>
      <thead>
        <tr>
          <th scope="col"><i18n:text>Reference</i18n:text></th>
          <th scope="col"><i18n:text>Title</i18n:text></th>
          <th scope="col"><i18n:text>Dates</i18n:text></th>
          <th scope="col"><i18n:text>Level</i18n:text></th>
          <th scope="col"><i18n:text>Classification</i18n:text></th>
          <th scope="col"><i18n:text>Access</i18n:text></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="unit">
          <tr data-row="" data-depth="0">
            <td class="code"><xsl:if test="@children"><span class="branch" data-branch="{@api}" data-label="{@reference}"/></xsl:if><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
            <td><xsl:value-of select="@title"/><xsl:if test="@children"><xsl:text> </xsl:text><span class="faint">(<i18n:count of="@children" one="{@children} part" many="{@children} parts"/>)</span></xsl:if></td>
            <td><xsl:call-template name="dates"/></td>
            <td><xsl:call-template name="level"/></td>
            <td><xsl:value-of select="@state"/></td>
            <td><xsl:value-of select="@access"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="word">
      <!-- For branches that script opens in place: what the codes of the API are called here. -->
      <template id="words"><xsl:for-each select="word"><i data-of="{@of}" data-code="{@code}"><xsl:value-of select="."/></i></xsl:for-each></template>
    </xsl:if>
  </xsl:template>

  <!-- Onward by key; back is the browser's own. -->
  <xsl:template match="next">
    <p class="onward">
      <a rel="next" href="{@href}"><i18n:text>Next {@limit}</i18n:text></a>
      <xsl:if test="@first"><xsl:text> · </xsl:text><a href="{@first}"><i18n:text>Back to the beginning</i18n:text></a></xsl:if>
    </p>
  </xsl:template>

  <!-- Work under way: a bar for the eye, figures for everyone. -->
  <xsl:template name="progress">
    <xsl:if test="@total">
      <progress max="{@total}" value="{@done}" i18n:aria-label="Progress"/>
      <xsl:text> </xsl:text>
    </xsl:if>
    <span class="figures"><xsl:if test="@total"><i18n:text>{@done} of {@total}</i18n:text></xsl:if></span>
  </xsl:template>
</xsl:stylesheet>
