# kc_embed_text(source header function namespace file): a generated source that gives the text of
# `file` as `namespace::function()`, declared in `header`.
function(kc_embed_text source header function namespace file)
  set(output "${CMAKE_BINARY_DIR}/generated/${function}.cpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(READ "${file}" text)
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT
"#include \"@header@\"

namespace @namespace@ {

std::string_view @function@() { return R\"kc_text(@text@)kc_text\"; }

}  // namespace @namespace@
")
  set(${source} "${output}" PARENT_SCOPE)
endfunction()
