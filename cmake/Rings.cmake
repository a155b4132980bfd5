# kc_ring(name LINK ...): a static library kc_<name> of every source below src/<name> and, when
# there are any *_test.cpp beside them, the test program <name>_tests. A ring with no sources yet
# is an interface library, so that the graph can name it.
function(kc_ring name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  set(dir "${CMAKE_SOURCE_DIR}/src/${name}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${dir}/*.cpp")
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_library(kc_${name} STATIC ${sources})
    target_link_libraries(kc_${name} PUBLIC kc_options ${arg_LINK})
  else()
    add_library(kc_${name} INTERFACE)
    string(REPLACE "PUBLIC" "INTERFACE" link "${arg_LINK}")
    string(REPLACE "PRIVATE" "INTERFACE" link "${link}")
    target_link_libraries(kc_${name} INTERFACE kc_options ${link})
  endif()
  if(tests)
    kc_tests(${name}_tests SOURCES ${tests} LINK kc_${name})
  endif()
endfunction()

# kc_tests(name SOURCES ... LINK ...): one GoogleTest program, run by ctest as one test so that
# its own counts are printed.
function(kc_tests name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_definitions(${name} PRIVATE KC_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                             KC_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # Speed is measured by bench/, so what only tests compile need not be optimised much.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_link_libraries(${name} PRIVATE kc_options ${arg_LINK} GTest::gmock_main ${RAPIDCHECK})
  # Tests of the lower rings get the helpers that stand on them; the cast of an office
  # (tests/office) stands on app, so only what stands on app may meet it.
  if(name MATCHES "^(core|sql|http|store)_")
    target_link_libraries(${name} PRIVATE kc_test_${CMAKE_MATCH_1})
  elseif(NOT name MATCHES "^(base|pdf|scan|mail)_")
    target_link_libraries(${name} PRIVATE kc_test_support)
    if(TARGET kc_test_office)
      target_link_libraries(${name} PRIVATE kc_test_office)
    endif()
  endif()
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()
