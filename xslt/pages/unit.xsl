<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="unit/@title"/><xsl:if test="not(unit/@title)"><i18n:text>Untitled</i18n:text></xsl:if></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:for-each select="unit"><p class="summary"><span class="code"><xsl:value-of select="@reference"/></span><xsl:text> · </xsl:text><xsl:value-of select="@kind"/><xsl:text> · </xsl:text><xsl:call-template name="dates"/></p></xsl:for-each>
    <xsl:if test="acts or unit/@href">
      <p class="acts">
        <xsl:if test="acts"><a href="{unit/@href}/edit" data-act="e" aria-keyshortcuts="e"><i18n:text>Edit the description</i18n:text></a><xsl:text> · </xsl:text>
          <xsl:if test="acts/@new"><a href="{unit/@href}/new" data-act="n" aria-keyshortcuts="n"><i18n:text>New below this</i18n:text></a><xsl:text> · </xsl:text>
            <a href="{unit/@href}/arrange" data-act="a" aria-keyshortcuts="a"><i18n:text>Arrange</i18n:text></a><xsl:text> · </xsl:text>
            <a href="{unit/@href}/rapid"><i18n:text>Rapid entry</i18n:text></a><xsl:text> · </xsl:text>
            <a href="{unit/@href}/bulk"><i18n:text>Change many</i18n:text></a><xsl:text> · </xsl:text></xsl:if></xsl:if>
        <a href="{unit/@href}/history"><i18n:text>History</i18n:text></a>
        <xsl:if test="acts/missing"><xsl:text> · </xsl:text><span class="faint"><i18n:text>{acts/@present} of {acts/@expected} expected fields are there; missing:</i18n:text><xsl:for-each select="acts/missing"><xsl:if test="position() &gt; 1"><xsl:text>,</xsl:text></xsl:if><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:for-each></span></xsl:if>
      </p>
    </xsl:if>
    <div class="axes" role="group" i18n:aria-label="Status and extent">
      <xsl:for-each select="unit">
        <section aria-labelledby="axis-classification"><h2 id="axis-classification"><i18n:text>Classification</i18n:text></h2>
          <p><xsl:call-template name="level"/></p>
          <dl class="facts narrow">
            <div><dt><i18n:text>State</i18n:text></dt><dd><xsl:value-of select="@state"/></dd></div>
            <xsl:if test="@before"><div><dt><i18n:text>As classified</i18n:text></dt><dd><xsl:value-of select="@before"/></dd></div></xsl:if>
            <xsl:if test="@marking"><div><dt><i18n:text>Marking on the paper</i18n:text></dt><dd><q><xsl:value-of select="@marking"/></q></dd></div></xsl:if>
            <xsl:if test="@originator"><div><dt><i18n:text>Originator</i18n:text></dt><dd><xsl:value-of select="@originator"/></dd></div></xsl:if>
            <xsl:for-each select="../due">
              <div><dt><xsl:value-of select="@effect"/></dt><dd><time datetime="{@day}"><xsl:value-of select="@day"/></time><xsl:text> (</xsl:text><xsl:value-of select="@ground"/><xsl:text>)</xsl:text><br/>
                <xsl:choose>
                  <xsl:when test="@overdue"><strong class="late"><i18n:count of="@days" one="{@days} day overdue" many="{@days} days overdue"/></strong></xsl:when>
                  <xsl:otherwise><span class="faint"><i18n:count of="@days" one="{@days} day left" many="{@days} days left"/></span></xsl:otherwise>
                </xsl:choose></dd></div>
            </xsl:for-each>
          </dl>
        </section>
        <section aria-labelledby="axis-access"><h2 id="axis-access"><i18n:text>Access</i18n:text></h2>
          <dl class="facts narrow">
            <div><dt><i18n:text>State</i18n:text></dt><dd><xsl:value-of select="@access"/></dd></div>
            <xsl:if test="@access-until"><div><dt><i18n:text>Opens on</i18n:text></dt><dd><time datetime="{@access-until}"><xsl:value-of select="@access-until"/></time></dd></div></xsl:if>
            <xsl:if test="@access-reason"><div><dt><i18n:text>Reason</i18n:text></dt><dd><xsl:value-of select="@access-reason"/></dd></div></xsl:if>
          </dl>
        </section>
        <section aria-labelledby="axis-custody"><h2 id="axis-custody"><i18n:text>Custody</i18n:text></h2>
          <p><xsl:value-of select="@custody"/></p>
        </section>
        <section aria-labelledby="extent"><h2 id="extent"><i18n:text>Extent</i18n:text></h2>
          <xsl:if test="@boxes">
          <dl class="facts narrow">
            <div><dt><i18n:text>Boxes</i18n:text></dt><dd><xsl:choose><xsl:when test="@boxes-href"><a href="{@boxes-href}"><xsl:value-of select="@boxes"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@boxes"/></xsl:otherwise></xsl:choose></dd></div>
            <div><dt><i18n:text>Computed from the boxes</i18n:text></dt><dd><xsl:call-template name="metres"/></dd></div>
            <div><dt><i18n:text>Measured</i18n:text></dt><dd><xsl:choose><xsl:when test="@measured"><xsl:call-template name="metres"><xsl:with-param name="value" select="@measured"/></xsl:call-template></xsl:when><xsl:otherwise><span class="faint"><i18n:text>not measured</i18n:text></span></xsl:otherwise></xsl:choose></dd></div>
            <xsl:if test="@difference"><div><dt><i18n:text>Difference</i18n:text></dt><dd><strong class="late"><xsl:call-template name="metres"><xsl:with-param name="value" select="@difference"/></xsl:call-template></strong></dd></div></xsl:if>
          </dl>
          </xsl:if>
          <xsl:if test="not(@boxes) and not(box)"><p class="faint"><i18n:text>No box is recorded here.</i18n:text></p></xsl:if>
          <xsl:if test="box"><p><i18n:text>Lies in box:</i18n:text><xsl:for-each select="box"><xsl:text> </xsl:text><a class="code" href="{@href}"><xsl:value-of select="@number"/></a></xsl:for-each></p></xsl:if>
        </section>
      </xsl:for-each>
    </div>
    <section aria-labelledby="description"><h2 id="description"><i18n:text>Description</i18n:text></h2>
      <div class="texts">
        <xsl:for-each select="unit/text">
          <div lang="{@language}"><p class="faint"><xsl:value-of select="@language-name"/></p><p><xsl:value-of select="@title"/></p><xsl:if test="@scope"><p><xsl:value-of select="@scope"/></p></xsl:if></div>
        </xsl:for-each>
      </div>
      <dl class="facts">
        <xsl:for-each select="unit/element"><div><dt><xsl:value-of select="@label"/></dt><dd><xsl:for-each select="said"><p class="kept-lines" lang="{@language}" title="{@language-name}"><xsl:value-of select="."/></p></xsl:for-each></dd></div></xsl:for-each>
        <xsl:if test="unit/access-point"><div><dt><i18n:text>Access points</i18n:text></dt><dd><ul class="plain"><xsl:for-each select="unit/access-point"><li><xsl:value-of select="."/></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="unit/related"><div><dt><i18n:text>Related units</i18n:text></dt><dd><ul class="plain"><xsl:for-each select="unit/related"><li><a class="code" href="{@href}"><xsl:value-of select="."/></a></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="unit/@sensitive"><div><dt><i18n:text>Title</i18n:text></dt><dd><i18n:text>Sensitive: only the public title may leave the service.</i18n:text></dd></div></xsl:if>
        <xsl:if test="unit/creator"><div><dt><i18n:text>Creators</i18n:text></dt><dd><ul class="plain"><xsl:for-each select="unit/creator"><li><xsl:value-of select="."/></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="unit/@languages"><div><dt><i18n:text>Languages of the papers</i18n:text></dt><dd><xsl:value-of select="unit/@languages"/></dd></div></xsl:if>
        <xsl:if test="unit/@pieces"><div><dt><i18n:text>Pieces</i18n:text></dt><dd><xsl:value-of select="unit/@pieces"/><xsl:text> </xsl:text><xsl:value-of select="unit/@form"/></dd></div></xsl:if>
      </dl>
    </section>
    <xsl:apply-templates select="reels"/>
    <section aria-labelledby="parts"><h2 id="parts"><i18n:text>What it holds</i18n:text></h2>
      <xsl:choose>
        <xsl:when test="units/unit"><xsl:apply-templates select="units" mode="table"/><xsl:apply-templates select="units/next"/></xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>Nothing is described below this unit within your clearance.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
    <section aria-labelledby="decisions"><h2 id="decisions"><i18n:text>Decisions</i18n:text></h2>
      <xsl:choose>
        <xsl:when test="decision"><xsl:call-template name="decisions"/></xsl:when>
        <xsl:otherwise><p class="empty"><i18n:text>No decision has been taken on this unit.</i18n:text></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
  <xsl:template name="decisions">
    <table class="list">
      <caption class="unseen"><i18n:text>Decisions</i18n:text></caption>
      <thead><tr>
        <th scope="col"><i18n:text>Date</i18n:text></th><th scope="col"><i18n:text>Decision</i18n:text></th>
        <th scope="col"><i18n:text>Act</i18n:text></th><th scope="col"><i18n:text>Level before</i18n:text></th>
        <th scope="col"><i18n:text>Level after</i18n:text></th><th scope="col"><i18n:text>Decided by</i18n:text></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="decision">
          <tr>
            <td><time datetime="{@day}"><xsl:value-of select="@day"/></time></td>
            <td><xsl:value-of select="@outcome"/></td>
            <td class="code"><xsl:value-of select="@act"/></td>
            <td><xsl:call-template name="level"><xsl:with-param name="code" select="@before"/><xsl:with-param name="word" select="@before-word"/></xsl:call-template></td>
            <td><xsl:call-template name="level"><xsl:with-param name="code" select="@after"/><xsl:with-param name="word" select="@after-word"/></xsl:call-template></td>
            <td><xsl:value-of select="@authority"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>
  <xsl:template match="reels">
    <section aria-labelledby="reels"><h2 id="reels"><i18n:text>Film</i18n:text></h2>
      <ul class="plain"><xsl:for-each select="reel"><li><a class="code" href="{@href}"><xsl:value-of select="@reference"/></a><xsl:text> · </xsl:text><xsl:value-of select="@gauge"/></li></xsl:for-each></ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
