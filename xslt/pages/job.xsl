<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:include href="../parts/facts.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Job {job/@number}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <xsl:for-each select="job">
      <div class="job" data-job="{@api}" data-state="{@state-code}" data-live="">
        <p class="summary"><xsl:value-of select="@kind"/><xsl:text> · </xsl:text><xsl:choose><xsl:when test="@subject-href"><a class="code" href="{@subject-href}"><xsl:value-of select="@subject"/></a></xsl:when><xsl:otherwise><span class="code"><xsl:value-of select="@subject"/></span></xsl:otherwise></xsl:choose></p>
        <p role="status"><strong class="state"><xsl:value-of select="@state"/></strong><xsl:text> </xsl:text><span class="phase"><xsl:value-of select="@phase"/></span></p>
        <p><xsl:call-template name="progress"/></p>
        <xsl:if test="problem"><p class="late"><xsl:value-of select="problem"/></p></xsl:if>
        <dl class="facts">
          <xsl:if test="@result"><div><dt><i18n:text>Result</i18n:text></dt><dd><xsl:value-of select="@result"/></dd></div></xsl:if>
          <div><dt><i18n:text>Asked by</i18n:text></dt><dd><xsl:value-of select="@account"/></dd></div>
          <div><dt><i18n:text>Asked on</i18n:text></dt><dd><time datetime="{@asked}"><xsl:value-of select="@asked-shown"/></time></dd></div>
          <xsl:if test="@started"><div><dt><i18n:text>Started on</i18n:text></dt><dd><time datetime="{@started}"><xsl:value-of select="@started-shown"/></time></dd></div></xsl:if>
          <xsl:if test="@ended"><div><dt><i18n:text>Ended on</i18n:text></dt><dd><time datetime="{@ended}"><xsl:value-of select="@ended-shown"/></time></dd></div></xsl:if>
          <div><dt><i18n:text>Attempt</i18n:text></dt><dd><xsl:value-of select="@attempt"/></dd></div>
        </dl>
        <xsl:if test="@batch">
          <form action="{@subject-href}/undo-batch" method="post">
            <xsl:call-template name="token"/>
            <input type="hidden" name="batch" value="{@batch}"/>
            <p><button><i18n:text>Take it back</i18n:text></button></p>
          </form>
        </xsl:if>
        <xsl:if test="@under-way">
          <p><a class="refresh" href="{/page/@path}"><i18n:text>Show where it stands now</i18n:text></a></p>
          <xsl:choose>
            <xsl:when test="@cancel-asked"><p><i18n:text>Cancelling was asked for; the job stops at the next safe point.</i18n:text></p></xsl:when>
            <xsl:when test="@may-cancel">
              <form action="{@cancel}" method="post">
                <xsl:call-template name="token"/>
                <p><xsl:choose><xsl:when test="@keeps"><i18n:text>What was saved so far stays, and can be taken back here.</i18n:text></xsl:when><xsl:otherwise><i18n:text>Cancelling throws away what this attempt has made. Nothing that was accepted before is touched.</i18n:text></xsl:otherwise></xsl:choose></p>
                <p><button><i18n:text>Cancel the job</i18n:text></button></p>
              </form>
            </xsl:when>
          </xsl:choose>
        </xsl:if>
      </div>
    </xsl:for-each>
    <p class="onward"><a href="/jobs"><i18n:text>All jobs</i18n:text></a></p>
  </xsl:template>
</xsl:stylesheet>
