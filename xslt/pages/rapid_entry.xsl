<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="urn:aperta:i18n" exclude-result-prefixes="i18n">
  <xsl:include href="../parts/frame.xsl"/>
  <xsl:template match="page" mode="title"><i18n:text>Rapid entry below {grid/@reference}</i18n:text></xsl:template>
  <xsl:template match="page" mode="main">
    <p class="summary"><a href="{grid/@href}"><xsl:value-of select="grid/@reference"/></a></p>
    <xsl:if test="grid/@made"><p class="said" role="status"><i18n:count of="grid/@made" one="{grid/@made} unit described." many="{grid/@made} units described."/></p></xsl:if>
    <p><i18n:text>A row without any text is left out. All rows are kept together, or none. Enter goes down, Ctrl+D copies from above.</i18n:text></p>
    <form class="description" action="{grid/@href}/rapid" method="post" data-saves="" data-grid="">
      <xsl:call-template name="token"/>
      <p><label for="field-box"><i18n:text>All in box (number; empty: none)</i18n:text></label><input id="field-box" name="box" class="short" value="{grid/@box}" inputmode="numeric" maxlength="6" autocomplete="off"/></p>
      <table class="list grid">
        <caption class="unseen"><i18n:text>New units</i18n:text></caption>
        <thead><tr><th scope="col"><xsl:text>#</xsl:text></th><th scope="col"><i18n:text>Reference</i18n:text></th><xsl:for-each select="grid/column"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody>
          <xsl:for-each select="grid/row">
            <tr>
              <th scope="row"><xsl:value-of select="@number"/></th>
              <td><input id="field-{@code-name}" name="{@code-name}" value="{@code}" data-column="reference" maxlength="200" autocomplete="off" spellcheck="false" i18n:aria-label="Reference"><xsl:call-template name="wrong"><xsl:with-param name="name" select="@code-name"/></xsl:call-template></input></td>
              <xsl:for-each select="cell">
                <xsl:variable name="cell" select="."/>
                <td>
                  <xsl:choose>
                    <xsl:when test="@column = 'form'"><select id="field-{@name}" name="{@name}" data-column="form" aria-label="{@label}"><option value=""/><xsl:for-each select="../../form"><option value="{@id}"><xsl:if test="@id = string($cell)"><xsl:attribute name="selected"><xsl:text>selected</xsl:text></xsl:attribute></xsl:if><xsl:value-of select="."/></option></xsl:for-each></select></xsl:when>
                    <xsl:otherwise><input id="field-{@name}" name="{@name}" value="{.}" data-column="{@column}" autocomplete="off" aria-label="{@label}"><xsl:call-template name="wrong"><xsl:with-param name="name" select="@name"/></xsl:call-template></input></xsl:otherwise>
                  </xsl:choose>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <p class="acts"><button class="main" aria-keyshortcuts="Control+S"><i18n:text>Save the rows</i18n:text></button></p>
    </form>
  </xsl:template>
  <xsl:template name="wrong">
    <xsl:param name="name"/>
    <xsl:if test="/page/problems/problem/@field = $name"><xsl:attribute name="aria-invalid"><xsl:text>true</xsl:text></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
