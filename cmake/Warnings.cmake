# Flags every target of ours shares; linked as kc_options.
add_library(kc_options INTERFACE)
target_include_directories(kc_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(kc_options INTERFACE -Wall -Wextra -Wpedantic -Werror=switch
                                            -Wno-missing-field-initializers)
target_link_options(kc_options INTERFACE -fuse-ld=mold)

set(KC_SANITIZE "" CACHE STRING "sanitizers to build with, e.g. address,undefined")
if(KC_SANITIZE)
  target_compile_options(kc_options INTERFACE -fsanitize=${KC_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(kc_options INTERFACE -fsanitize=${KC_SANITIZE})
endif()
