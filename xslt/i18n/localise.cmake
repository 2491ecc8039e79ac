# Appends "<path in the program>=<file>" for every localised stylesheet and web asset to `embedded`.
# Pages are written in English (xslt/pages, xslt/parts); each becomes one whole stylesheet a
# language. A text without translation, or a translation without text, fails the build by name.
file(GLOB i18n_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/xslt/pages/*.xsl)
file(GLOB i18n_parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/xslt/parts/*.xsl)
list(JOIN i18n_pages "|" i18n_sheets)
list(JOIN i18n_parts "|" i18n_part_sheets)
set(i18n_sheets "${i18n_sheets}|${i18n_part_sheets}")
set(i18n_folder ${PROJECT_SOURCE_DIR}/xslt/i18n)

foreach(language en nl fr de)
  set(messages ${PROJECT_SOURCE_DIR}/catalog/messages/${language}.xml)
  set(built ${CMAKE_CURRENT_BINARY_DIR}/xslt/${language})
  file(MAKE_DIRECTORY ${built})
  set(needs ${i18n_folder}/localise.xsl ${i18n_parts})
  if(NOT language STREQUAL "en")
    add_custom_command(OUTPUT ${built}/complete
      COMMAND ${XSLTPROC} --nonet --stringparam sheets "${i18n_sheets}" -o ${built}/complete
        ${i18n_folder}/check.xsl ${messages}
      DEPENDS ${i18n_folder}/check.xsl ${messages} ${i18n_pages} ${i18n_parts}
      COMMENT "Checking that every text has its ${language}" VERBATIM)
    list(APPEND needs ${built}/complete ${messages})
  endif()
  foreach(page ${i18n_pages})
    get_filename_component(name ${page} NAME)
    add_custom_command(OUTPUT ${built}/${name}
      COMMAND ${XSLTPROC} --nonet --stringparam language ${language}
        --stringparam messages "${messages}" -o ${built}/${name}
        ${i18n_folder}/localise.xsl ${page}
      DEPENDS ${page} ${needs} COMMENT "" VERBATIM)
    list(APPEND embedded "xslt/${language}/pages/${name}=${built}/${name}")
  endforeach()
endforeach()

file(GLOB web_assets CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/web/assets/*)
foreach(asset ${web_assets})
  get_filename_component(name ${asset} NAME)
  list(APPEND embedded "web/assets/${name}=${asset}")
endforeach()
