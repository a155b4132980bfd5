# kc_migrations(target dir): a static library holding every dir/*.sql, in the order of their
# numbers, as store::migrations(). This file is also the script that writes the source at build
# time.
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "#include \"store/migrations.h\"\n\n#include <array>\n\n")
  string(APPEND text "namespace khongcho::store {\nnamespace {\n\n")
  file(GLOB files "${DIR}/*.sql")
  list(SORT files)
  list(LENGTH files count)
  string(APPEND text "constexpr std::array<sql::Migration, ${count}> kMigrations{{\n")
  foreach(path IN LISTS files)
    get_filename_component(name "${path}" NAME_WE)
    if(NOT name MATCHES "^0*([1-9][0-9]*)_[a-z0-9_]+$")
      message(FATAL_ERROR "${path}: name migrations like 0007_supplement_requests.sql")
    endif()
    set(number "${CMAKE_MATCH_1}")
    file(READ "${path}" sql)
    string(APPEND text "{${number}, \"${name}\", R\"kc_sql(${sql})kc_sql\"},\n")
  endforeach()
  string(APPEND text "}};\n\n}  // namespace\n\n")
  string(APPEND text "std::span<const sql::Migration> migrations() { return kMigrations; }\n\n")
  string(APPEND text "}  // namespace khongcho::store\n")
  file(WRITE "${OUTPUT}" "${text}")
  return()
endif()

set(KC_EMBED_MIGRATIONS "${CMAKE_CURRENT_LIST_FILE}")

function(kc_migrations target dir)
  set(output "${CMAKE_BINARY_DIR}/generated/${target}.cpp")
  file(GLOB files CONFIGURE_DEPENDS "${dir}/*.sql")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -DDIR=${dir} -DOUTPUT=${output} -P ${KC_EMBED_MIGRATIONS}
    DEPENDS ${files} "${KC_EMBED_MIGRATIONS}"
    COMMENT "Embedding the migrations"
    VERBATIM)
  add_library(${target} STATIC "${output}")
  target_link_libraries(${target} PUBLIC kc_options kc_sql)
endfunction()
