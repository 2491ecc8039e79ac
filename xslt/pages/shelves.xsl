<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><xsl:choose>
    <xsl:when test="shelves/@building"><i18n:text>Shelves of {shelves/@building}/{shelves/@room}</i18n:text></xsl:when>
    <xsl:otherwise><i18n:text>Shelves</i18n:text></xsl:otherwise>
  </xsl:choose></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:apply-templates select="shelves[not(@building)]" mode="rooms"/>
    <xsl:apply-templates select="shelves[@building]" mode="room"/>
    <p class="faint"><i18n:text>Free metres count the boxes that your clearance shows, on shelves that were measured.</i18n:text></p>
    <xsl:if test="shelves/@editable">
      <section aria-labelledby="add"><h2 id="add"><i18n:text>Add a shelf</i18n:text></h2>
        <form class="row" action="/shelves" method="post">
          <xsl:call-template name="token"/>
          <xsl:if test="shelves/@building"><input type="hidden" name="building" value="{shelves/@building}"/><input type="hidden" name="room" value="{shelves/@room}"/></xsl:if>
          <p><label for="field-shelf"><i18n:text>Building/room/bay/shelf</i18n:text></label><input id="field-shelf" name="shelf" value="{shelves/@wanted}" size="24" maxlength="200" spellcheck="false" required="required" i18n:placeholder="BRU-2/R03/B12/S4"/></p>
          <p><label for="field-length"><i18n:text>Length in mm</i18n:text></label><input id="field-length" name="length" value="{shelves/@wanted-length}" inputmode="numeric" size="6"/></p>
          <p><button><i18n:text>Add</i18n:text></button></p>
        </form>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="shelves" mode="rooms">
    <xsl:choose>
      <xsl:when test="room">
        <table class="list">
          <caption class="unseen"><i18n:text>Rooms</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Room</i18n:text></th><th scope="col" class="number"><i18n:text>Bays</i18n:text></th><th scope="col" class="number"><i18n:text>Shelves</i18n:text></th><th scope="col" class="number"><i18n:text>Boxes</i18n:text></th><th scope="col" class="number"><i18n:text>Length</i18n:text></th><th scope="col" class="number"><i18n:text>In use</i18n:text></th><th scope="col" class="number"><i18n:text>Free</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="room"><tr data-row="">
            <td class="code"><a href="{@href}"><xsl:value-of select="@building"/><xsl:text>/</xsl:text><xsl:value-of select="@name"/></a></td>
            <td class="number"><xsl:value-of select="@bays"/></td>
            <td class="number"><xsl:value-of select="@shelves"/><xsl:if test="@unmeasured"><br/><span class="faint"><i18n:text>{@unmeasured} not measured</i18n:text></span></xsl:if></td>
            <td class="number"><xsl:value-of select="@boxes"/></td>
            <td class="number"><xsl:call-template name="metres"/></td>
            <td class="number"><xsl:call-template name="metres"><xsl:with-param name="value" select="@used"/></xsl:call-template></td>
            <td class="number"><xsl:call-template name="metres"><xsl:with-param name="value" select="@free"/></xsl:call-template></td>
          </tr></xsl:for-each></tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No shelf is recorded yet.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="shelves" mode="room">
    <xsl:choose>
      <xsl:when test="shelf">
        <table class="list">
          <caption class="unseen"><i18n:text>Shelves</i18n:text></caption>
          <thead><tr><th scope="col"><i18n:text>Bay</i18n:text></th><th scope="col"><i18n:text>Shelf</i18n:text></th><th scope="col" class="number"><i18n:text>Boxes</i18n:text></th><th scope="col" class="number"><i18n:text>In use</i18n:text></th><th scope="col" class="number"><i18n:text>Free</i18n:text></th><th scope="col"><i18n:text>Length in mm</i18n:text></th></tr></thead>
          <tbody><xsl:for-each select="shelf"><tr data-row="">
            <td class="code"><xsl:value-of select="@bay"/></td>
            <td class="code"><xsl:value-of select="@code"/></td>
            <td class="number"><xsl:value-of select="@boxes"/></td>
            <td class="number"><xsl:call-template name="metres"><xsl:with-param name="value" select="@used"/></xsl:call-template></td>
            <td class="number"><xsl:choose><xsl:when test="@over"><strong class="late"><xsl:call-template name="metres"><xsl:with-param name="value" select="@free"/></xsl:call-template></strong></xsl:when><xsl:when test="@free"><xsl:call-template name="metres"><xsl:with-param name="value" select="@free"/></xsl:call-template></xsl:when><xsl:otherwise><span class="faint"><i18n:text>not measured</i18n:text></span></xsl:otherwise></xsl:choose></td>
            <td><xsl:choose>
              <xsl:when test="../@editable">
                <form class="inline" action="/shelves/measure" method="post">
                  <xsl:call-template name="token"/>
                  <input type="hidden" name="building" value="{../@building}"/><input type="hidden" name="room" value="{../@room}"/>
                  <input type="hidden" name="shelf" value="{@code}"/><input type="hidden" name="version" value="{@version}"/>
                  <input name="length" value="{@length}" inputmode="numeric" size="6" required="required" aria-label="{@code}"/><xsl:text> </xsl:text><button><i18n:text>Save</i18n:text></button>
                </form>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="@length"/></xsl:otherwise>
            </xsl:choose></td>
          </tr></xsl:for-each></tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p class="empty"><i18n:text>No shelf is recorded yet.</i18n:text></p></xsl:otherwise>
    </xsl:choose>
    <p class="onward"><a href="/shelves"><i18n:text>All rooms</i18n:text></a></p>
  </xsl:template>
</xsl:stylesheet>
