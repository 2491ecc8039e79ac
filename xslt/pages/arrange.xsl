<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Arrange {arrange/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{arrange/@href}"><xsl:value-of select="arrange/@reference"/></a><xsl:text> · </xsl:text><a href="{arrange/@href}/renumber"><i18n:text>Renumber what it holds</i18n:text></a></p>
    <xsl:if test="arrange/@moved">
      <div class="said" role="status">
        <p><i18n:count of="arrange/@moved" one="{arrange/@moved} unit moved or renumbered." many="{arrange/@moved} units moved or renumbered."/></p>
        <xsl:if test="arrange/@batch">
          <form action="{arrange/@href}/undo-batch" method="post">
            <xsl:call-template name="token"/>
            <input type="hidden" name="batch" value="{arrange/@batch}"/>
            <button><i18n:text>Take it back</i18n:text></button>
          </form>
        </xsl:if>
      </div>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="units/unit">
        <form class="description" action="{arrange/@href}/arrange?after={arrange/@after}" method="post" data-arrange="">
          <xsl:call-template name="token"/>
          <table class="list">
            <caption class="unseen"><i18n:text>Units of description</i18n:text></caption>
            <thead><tr>
              <th scope="col"><i18n:text>Choose</i18n:text></th><th scope="col"><i18n:text>Reference</i18n:text></th>
              <th scope="col"><i18n:text>Title</i18n:text></th><th scope="col"><i18n:text>Dates</i18n:text></th>
              <th scope="col"><i18n:text>Level</i18n:text></th><th scope="col"><i18n:text>One place</i18n:text></th>
            </tr></thead>
            <tbody id="field-units">
              <xsl:for-each select="units/unit">
                <tr data-row="" data-reference="{@reference}">
                  <td><input type="checkbox" name="unit.{@reference}" value="yes" aria-label="{@reference}"/></td>
                  <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td>
                  <td><xsl:value-of select="@title"/></td>
                  <td><xsl:call-template name="dates"/></td>
                  <td><xsl:call-template name="level"/></td>
                  <td class="whole"><button name="up" value="{@reference}" aria-keyshortcuts="Alt+ArrowUp"><i18n:text>Up</i18n:text><span class="unseen"><xsl:text> </xsl:text><xsl:value-of select="@reference"/></span></button><xsl:text> </xsl:text><button name="down" value="{@reference}" aria-keyshortcuts="Alt+ArrowDown"><i18n:text>Down</i18n:text><span class="unseen"><xsl:text> </xsl:text><xsl:value-of select="@reference"/></span></button></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
          <fieldset class="field"><legend><i18n:text>Move the chosen ones</i18n:text></legend>
            <div class="side-by-side">
              <div><label for="field-parent"><i18n:text>To below (reference)</i18n:text></label><input id="field-parent" name="parent" value="{arrange/@parent}" maxlength="200" autocomplete="off" spellcheck="false"/></div>
              <div><label for="field-before"><i18n:text>Before (reference; empty: last)</i18n:text></label><input id="field-before" name="before" value="{arrange/@before}" maxlength="200" autocomplete="off" spellcheck="false"/></div>
            </div>
          </fieldset>
          <p><i18n:text>Reference codes and classification stay as they are; what lies below moves along.</i18n:text></p>
          <p class="acts"><button class="main" name="move" value="yes"><i18n:text>Move</i18n:text></button></p>
        </form>
        <xsl:apply-templates select="units/next"/>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>Nothing is described below this unit within your clearance.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
