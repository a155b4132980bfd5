# Pages and assets are made by node scripts from exact npm packages; nothing of node runs later.
find_program(NODE node REQUIRED)
find_program(NPM npm REQUIRED)

set(KC_GENERATED "${CMAKE_BINARY_DIR}/generated")

# node_modules as package-lock.json says. The script is safe beside other builds of the same tree.
set(KC_NPM_STAMP "${CMAKE_BINARY_DIR}/npm.stamp")
add_custom_command(
  OUTPUT "${KC_NPM_STAMP}"
  COMMAND "${CMAKE_SOURCE_DIR}/tools/npm-install"
  COMMAND "${CMAKE_COMMAND}" -E touch "${KC_NPM_STAMP}"
  DEPENDS "${CMAKE_SOURCE_DIR}/package-lock.json" "${CMAKE_SOURCE_DIR}/tools/npm-install"
  COMMENT "npm packages for the build"
  VERBATIM)
add_custom_target(kc_npm DEPENDS "${KC_NPM_STAMP}")

# kc_assets(): the files browsers load, and the C++ table of them. Sets KC_ASSET_SOURCES.
function(kc_assets)
  file(GLOB inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/web/assets/*"
                                     "${CMAKE_SOURCE_DIR}/tools/assets/*.mjs")
  set(out "${KC_GENERATED}/assets")
  add_custom_command(
    OUTPUT "${out}/asset_table.cpp" "${out}/web/asset_names.h"
    COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/tools/assets/build.mjs" "${CMAKE_SOURCE_DIR}" "${out}"
    DEPENDS ${inputs} "${KC_NPM_STAMP}"
    COMMENT "Styles, fonts and scripts"
    VERBATIM)
  add_custom_target(kc_asset_names DEPENDS "${out}/web/asset_names.h")
  set(KC_ASSET_SOURCES "${out}/asset_table.cpp" PARENT_SCOPE)
  set(KC_ASSET_INCLUDE "${out}" PARENT_SCOPE)
endfunction()

# kc_templates(variable folder): C++ sources made from the templates of src/web/<folder>.
function(kc_templates variable folder)
  file(GLOB templates CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/web/${folder}/*_page.html"
                                        "${CMAKE_SOURCE_DIR}/src/web/${folder}/*_fragment.html")
  file(GLOB compiler CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tools/templates/*.mjs")
  file(GLOB shared CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/web/*.html"
                                     "${CMAKE_SOURCE_DIR}/src/web/partials/*.html"
                                     "${CMAKE_SOURCE_DIR}/src/web/*/*_fragment.html")
  list(FILTER compiler EXCLUDE REGEX "\\.test\\.mjs$")
  set(sources "")
  foreach(template IN LISTS templates)
    file(RELATIVE_PATH name "${CMAKE_SOURCE_DIR}" "${template}")
    get_filename_component(stem "${template}" NAME_WE)
    set(source "${KC_GENERATED}/pages/${folder}/${stem}.cpp")
    file(STRINGS "${template}" first LIMIT_COUNT 1)
    string(REGEX MATCH "struct +[A-Za-z0-9_]+ +in +([^ ,]+)" ignored "${first}")
    set(header "")
    if(CMAKE_MATCH_1 AND EXISTS "${CMAKE_SOURCE_DIR}/src/${CMAKE_MATCH_1}")
      set(header "${CMAKE_SOURCE_DIR}/src/${CMAKE_MATCH_1}")
    endif()
    add_custom_command(
      OUTPUT "${source}"
      COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/tools/templates/compile.mjs" "${CMAKE_SOURCE_DIR}"
              "${name}" "${source}"
      DEPENDS "${template}" ${header} ${compiler} ${shared} "${KC_NPM_STAMP}"
      COMMENT "Page ${name}"
      VERBATIM)
    list(APPEND sources "${source}")
  endforeach()
  set(${variable} "${sources}" PARENT_SCOPE)
endfunction()
