<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:include href="../parts/boxes.xsl"/>
  <xsl:template match="page" mode="title"><xsl:choose>
    <xsl:when test="act/@name = 'new'"><i18n:text>New boxes in {act/@series}</i18n:text></xsl:when>
    <xsl:when test="act/@name = 'fill'"><i18n:text>Box files of {act/@series}</i18n:text></xsl:when>
    <xsl:otherwise><i18n:text>Move boxes of {act/@series}</i18n:text></xsl:otherwise>
  </xsl:choose></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:choose>
      <xsl:when test="act/@editable">
        <xsl:apply-templates select="act"/>
        <xsl:apply-templates select="preview"/>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>Only an archivist changes boxes. You may look at them.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
    <p class="onward"><a href="{act/@all}"><i18n:text>All boxes of the series</i18n:text></a></p>
  </xsl:template>
  <xsl:template match="act">
    <form class="sheet" action="{@href}" method="get">
      <xsl:choose>
        <xsl:when test="@name = 'new'">
          <p><label for="field-count"><i18n:text>How many boxes</i18n:text></label><input id="field-count" name="count" value="{@count}" inputmode="numeric" size="5" required="required"/></p>
          <xsl:call-template name="type-choice"/>
        </xsl:when>
        <xsl:when test="@name = 'fill'">
          <p><label for="field-files"><i18n:text>References of the files, one a line</i18n:text></label><textarea id="field-files" name="files" rows="4" spellcheck="false" aria-describedby="files-hint"><xsl:value-of select="@files"/></textarea><br/><span class="faint" id="files-hint"><i18n:text>Empty: every file of the series that lies in no box, in the order of the series.</i18n:text></span></p>
          <xsl:call-template name="type-choice"/>
          <p><label for="field-estimate"><i18n:text>Thickness in mm of a file that nobody measured</i18n:text></label><input id="field-estimate" name="estimate" value="{@estimate}" inputmode="numeric" size="5"/></p>
        </xsl:when>
        <xsl:otherwise>
          <p><label for="field-from"><i18n:text>From box</i18n:text></label><input id="field-from" name="from" value="{@from}" inputmode="numeric" size="5" required="required"/></p>
          <p><label for="field-to"><i18n:text>To box</i18n:text></label><input id="field-to" name="to" value="{@to}" inputmode="numeric" size="5" required="required"/></p>
          <p><label for="field-shelf"><i18n:text>Shelf</i18n:text></label><input id="field-shelf" name="shelf" value="{@shelf}" size="24" maxlength="200" spellcheck="false" required="required" i18n:placeholder="BRU-2/R03/B12/S4"/><br/><a href="/shelves"><i18n:text>Where there is room</i18n:text></a></p>
          <p><label class="tick"><input type="checkbox" name="along" value="yes"><xsl:if test="@along"><xsl:attribute name="checked"><xsl:text>checked</xsl:text></xsl:attribute></xsl:if></input><xsl:text> </xsl:text><i18n:text>Go on to the next shelves of the room when one is full</i18n:text></label></p>
        </xsl:otherwise>
      </xsl:choose>
      <p><button class="main"><i18n:text>Preview</i18n:text></button></p>
    </form>
  </xsl:template>
  <xsl:template name="type-choice">
    <p><label for="field-type"><i18n:text>Type</i18n:text></label><select id="field-type" name="type"><xsl:call-template name="types"><xsl:with-param name="chosen" select="@type"/></xsl:call-template></select></p>
  </xsl:template>
  <xsl:template match="preview">
    <section aria-labelledby="preview"><h2 id="preview"><i18n:text>What will change</i18n:text></h2>
      <xsl:if test="@first"><p><i18n:text>Box {@first} to {@last}, new</i18n:text><xsl:text> · </xsl:text><i18n:count of="@boxes" one="{@boxes} box" many="{@boxes} boxes"/><xsl:text> · </xsl:text><xsl:call-template name="metres"/></p></xsl:if>
      <xsl:if test="shelf"><p><i18n:count of="@boxes" one="{@boxes} box" many="{@boxes} boxes"/><xsl:text> · </xsl:text><xsl:call-template name="metres"/></p></xsl:if>
      <xsl:if test="file">
        <table class="list">
          <caption class="unseen"><i18n:text>Files</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Reference</i18n:text></th><th scope="col"><i18n:text>Title</i18n:text></th><th scope="col" class="number"><i18n:text>Thickness</i18n:text></th><th scope="col" class="number"><i18n:text>Box</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="file"><tr data-row="">
            <td class="code"><a href="{@href}"><xsl:value-of select="@reference"/></a></td><td><xsl:value-of select="@title"/></td>
            <td class="number"><xsl:value-of select="@thickness"/><xsl:text>&#160;mm</xsl:text><xsl:if test="@estimated"><xsl:text> </xsl:text><span class="faint"><i18n:text>estimated</i18n:text></span></xsl:if></td>
            <td class="number"><xsl:value-of select="@first"/><xsl:if test="@last != @first"><xsl:text>–</xsl:text><xsl:value-of select="@last"/></xsl:if></td>
          </tr></xsl:for-each></tbody>
        </table>
      </xsl:if>
      <xsl:if test="shelf">
        <table class="list">
          <caption class="unseen"><i18n:text>Shelves</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Shelf</i18n:text></th><th scope="col" class="number"><i18n:text>Boxes</i18n:text></th><th scope="col" class="number"><i18n:text>Width</i18n:text></th><th scope="col" class="number"><i18n:text>Free afterwards</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="shelf"><tr>
            <td class="code"><xsl:value-of select="@code"/></td>
            <td class="number"><xsl:value-of select="@first"/><xsl:if test="@last != @first"><xsl:text>–</xsl:text><xsl:value-of select="@last"/></xsl:if></td>
            <td class="number"><xsl:call-template name="metres"/></td>
            <td class="number"><xsl:call-template name="metres"><xsl:with-param name="value" select="@free"/></xsl:call-template></td>
          </tr></xsl:for-each></tbody>
        </table>
      </xsl:if>
      <form action="{../act/@href}" method="post">
        <xsl:call-template name="token"/>
        <xsl:for-each select="../act"><input type="hidden" name="count" value="{@count}"/><input type="hidden" name="type" value="{@type}"/><input type="hidden" name="estimate" value="{@estimate}"/><input type="hidden" name="files" value="{@files}"/><input type="hidden" name="from" value="{@from}"/><input type="hidden" name="to" value="{@to}"/><input type="hidden" name="shelf" value="{@shelf}"/><input type="hidden" name="along" value="{@along}"/></xsl:for-each>
        <input type="hidden" name="first" value="{@first}"/><input type="hidden" name="seen" value="{@seen}"/>
        <p><button class="main"><xsl:choose>
          <xsl:when test="../act/@name = 'new'"><i18n:text>Make these boxes</i18n:text></xsl:when>
          <xsl:when test="../act/@name = 'fill'"><i18n:text>Make these boxes and put the files in</i18n:text></xsl:when>
          <xsl:otherwise><i18n:text>Move these boxes</i18n:text></xsl:otherwise>
        </xsl:choose></button></p>
      </form>
    </section>
  </xsl:template>
</xsl:stylesheet>
