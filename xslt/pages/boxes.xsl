<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:include href="../parts/boxes.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Boxes of {boxes/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{boxes/@href}"><xsl:value-of select="boxes/@title"/></a><xsl:text> · </xsl:text><i18n:count of="boxes/@boxes" one="{boxes/@boxes} box" many="{boxes/@boxes} boxes"/><xsl:text> · </xsl:text><xsl:for-each select="boxes"><xsl:call-template name="metres"/></xsl:for-each></p>
    <xsl:if test="boxes/@editable">
      <p class="acts"><a href="{boxes/@here}/new"><i18n:text>New boxes</i18n:text></a><xsl:text> · </xsl:text><a href="{boxes/@here}/fill"><i18n:text>Box these files</i18n:text></a><xsl:text> · </xsl:text><a href="{boxes/@here}/move"><i18n:text>Move to a shelf</i18n:text></a></p>
    </xsl:if>
    <xsl:apply-templates select="checks"/>
    <xsl:apply-templates select="boxes" mode="filter"/>
    <xsl:choose>
      <xsl:when test="boxes/box">
        <table class="list">
          <caption class="unseen"><i18n:text>Boxes</i18n:text></caption>
          <thead><tr>
            <th scope="col" class="number"><i18n:text>Box</i18n:text></th><th scope="col"><i18n:text>Barcode</i18n:text></th>
            <th scope="col"><i18n:text>Type</i18n:text></th><th scope="col" class="number"><i18n:text>Width</i18n:text></th>
            <th scope="col"><i18n:text>Shelf</i18n:text></th><th scope="col"><i18n:text>Highest level in it</i18n:text></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="boxes/box">
              <tr data-row="">
                <td class="number"><a href="{@href}"><xsl:value-of select="@number"/></a></td>
                <td class="code"><xsl:value-of select="@barcode"/></td>
                <td><xsl:value-of select="@type"/></td>
                <td class="number"><xsl:value-of select="@width"/><xsl:text>&#160;mm</xsl:text></td>
                <td class="code"><xsl:choose><xsl:when test="@location != ''"><xsl:value-of select="@location"/></xsl:when><xsl:otherwise><span class="faint"><i18n:text>no shelf</i18n:text></span></xsl:otherwise></xsl:choose></td>
                <td><xsl:call-template name="level"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
        <xsl:apply-templates select="boxes/next"/>
        <section aria-labelledby="labels"><h2 id="labels"><i18n:text>Labels</i18n:text></h2>
          <xsl:for-each select="boxes"><xsl:call-template name="labels"><xsl:with-param name="from" select="box[1]/@number"/><xsl:with-param name="to" select="box[last()]/@number"/><xsl:with-param name="action" select="concat(@here, '/labels')"/></xsl:call-template></xsl:for-each>
        </section>
      </xsl:when>
      <xsl:when test="boxes/@filtered"><p class="empty"><i18n:text>No box is of this kind.</i18n:text><xsl:text> </xsl:text><a href="{boxes/@here}"><i18n:text>Show all boxes</i18n:text></a></p></xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No box is recorded here.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="checks">
    <section class="checks" aria-labelledby="checks"><h2 id="checks"><i18n:text>Numbers and shelves</i18n:text></h2>
      <xsl:if test="@clean"><p><i18n:text>No number is missing, every box has a shelf, every barcode stands once.</i18n:text></p></xsl:if>
      <ul class="plain">
        <xsl:if test="gap"><li><strong class="late"><i18n:text>Missing numbers:</i18n:text></strong><xsl:for-each select="gap"><xsl:text> </xsl:text><span class="code"><xsl:value-of select="@first"/><xsl:if test="@last"><xsl:text>–</xsl:text><xsl:value-of select="@last"/></xsl:if></span></xsl:for-each></li></xsl:if>
        <xsl:for-each select="foreign"><li><strong class="late"><i18n:text>Box {@number} holds a file of another series:</i18n:text></strong><xsl:text> </xsl:text><a class="code" href="{@href}"><xsl:value-of select="@unit"/></a></li></xsl:for-each>
        <xsl:for-each select="look-alike"><li><strong class="late"><i18n:text>Boxes {@numbers} have barcodes that a scanner takes for one:</i18n:text></strong><xsl:text> </xsl:text><span class="code"><xsl:value-of select="@barcode"/></span></li></xsl:for-each>
        <xsl:if test="@without-shelf"><li><a href="{../boxes/@here}?state=without_shelf"><i18n:count of="@without-shelf" one="{@without-shelf} box without a shelf" many="{@without-shelf} boxes without a shelf"/></a></li></xsl:if>
        <xsl:if test="@empty"><li><a href="{../boxes/@here}?state=empty"><i18n:count of="@empty" one="{@empty} box in which nothing is described" many="{@empty} boxes in which nothing is described"/></a></li></xsl:if>
      </ul>
      <p class="faint"><i18n:text>As far as your clearance shows.</i18n:text></p>
    </section>
  </xsl:template>
  <xsl:template match="boxes" mode="filter">
    <form class="row" action="{@here}" method="get" role="search" i18n:aria-label="Choose boxes">
      <p><label for="filter-from"><i18n:text>From box</i18n:text></label><input id="filter-from" name="from" value="{@from}" inputmode="numeric" size="5"/></p>
      <p><label for="filter-to"><i18n:text>To box</i18n:text></label><input id="filter-to" name="to" value="{@to}" inputmode="numeric" size="5"/></p>
      <p><label for="filter-type"><i18n:text>Type</i18n:text></label><select id="filter-type" name="type"><option value=""><i18n:text>All types</i18n:text></option><xsl:call-template name="types"><xsl:with-param name="chosen" select="@type"/></xsl:call-template></select></p>
      <p><label for="filter-shelf"><i18n:text>Shelf begins with</i18n:text></label><input id="filter-shelf" name="shelf" value="{@shelf}" size="14" spellcheck="false"/></p>
      <p><label for="filter-state"><i18n:text>Show</i18n:text></label><select id="filter-state" name="state">
        <option value=""><i18n:text>All boxes</i18n:text></option>
        <option value="without_shelf"><xsl:if test="@state = 'without_shelf'"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><i18n:text>Without a shelf</i18n:text></option>
        <option value="empty"><xsl:if test="@state = 'empty'"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><i18n:text>Empty</i18n:text></option>
      </select></p>
      <p><button><i18n:text>Choose</i18n:text></button><xsl:if test="@filtered"><xsl:text> </xsl:text><i18n:count of="@found" one="{@found} box" many="{@found} boxes"/><xsl:text> · </xsl:text><a href="{@here}"><i18n:text>Show all boxes</i18n:text></a></xsl:if></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
