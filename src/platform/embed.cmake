# Builds files into the binary by the assembler's .incbin. Each argument after the target is
# "<path in the program>=<file>"; the table that src/platform/embedded.hpp declares is written
# sorted, so that a look-up is a binary search.
function(aperta_embed target)
  set(pairs ${ARGN})
  list(SORT pairs)
  set(assembly "")
  set(declarations "")
  set(table "")
  set(files "")
  set(n 0)
  foreach(pair ${pairs})
    string(FIND "${pair}" "=" at)
    string(SUBSTRING "${pair}" 0 ${at} path)
    math(EXPR after "${at} + 1")
    string(SUBSTRING "${pair}" ${after} -1 file)
    string(APPEND assembly "    \".global aperta_e${n}\\naperta_e${n}:\\n.incbin \\\"${file}\\\"\\n\"\n")
    string(APPEND assembly "    \".global aperta_e${n}_end\\naperta_e${n}_end:\\n.byte 0\\n\"\n")
    string(APPEND declarations "extern const char aperta_e${n}[];\nextern const char aperta_e${n}_end[];\n")
    string(APPEND table "        {\"${path}\", span_of(aperta_e${n}, aperta_e${n}_end)},\n")
    list(APPEND files ${file})
    math(EXPR n "${n} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
// Written by the build; see src/platform/embed.cmake.
#include "platform/embedded.hpp"

#include <array>

asm(".section .rodata\n"
@assembly@    ".text\n");

extern "C" {
@declarations@}

namespace aperta {

namespace {

std::string_view span_of(const char* begin, const char* end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

} // namespace

std::span<const EmbeddedResource> embedded_resources()
{
    static const std::array<EmbeddedResource, @n@> table{{
@table@    }};
    return table;
}

} // namespace aperta
]=])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}" SKIP_UNITY_BUILD_INCLUSION ON)
  set_property(SOURCE ${source} APPEND PROPERTY COMPILE_OPTIONS -fno-lto)
  target_sources(${target} PRIVATE ${source})
endfunction()
