# Everything comes from Debian packages; scripts/install-deps names them.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(GTest REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(SAMPLERATE REQUIRED IMPORTED_TARGET samplerate)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(LIBP11 REQUIRED IMPORTED_TARGET libp11)
pkg_check_modules(LIBICAL REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(ZBAR REQUIRED IMPORTED_TARGET zbar)
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(MAGIC REQUIRED IMPORTED_TARGET libmagic)
find_library(SOCI_CORE soci_core REQUIRED)
find_library(SOCI_SQLITE3 soci_sqlite3 REQUIRED)
find_library(SOCI_POSTGRESQL soci_postgresql REQUIRED)
find_library(RAPIDCHECK rapidcheck REQUIRED)
find_library(LIBCSV csv REQUIRED)

add_library(kc_soci INTERFACE)
target_include_directories(kc_soci SYSTEM INTERFACE /usr/include/soci ${PostgreSQL_INCLUDE_DIRS})
target_link_libraries(kc_soci INTERFACE ${SOCI_CORE} ${SOCI_SQLITE3} ${SOCI_POSTGRESQL}
                                        SQLite::SQLite3 PostgreSQL::PostgreSQL Threads::Threads)
if(KC_SANITIZE)
  # SOCI's libraries keep the type information of its backends to themselves.
  target_compile_options(kc_soci INTERFACE -fno-sanitize=vptr)
endif()

# Spreadsheets and TOML, for the catalogue and the law files.
add_library(kc_tables INTERFACE)
target_link_libraries(kc_tables INTERFACE PkgConfig::XLSXWRITER PkgConfig::LIBZIP
                                          PkgConfig::PUGIXML ${LIBCSV} simdjson::simdjson
                                          tomlplusplus::tomlplusplus)

# Printed documents.
add_library(kc_paper INTERFACE)
target_link_libraries(kc_paper INTERFACE PkgConfig::PANGOCAIRO PkgConfig::QRENCODE)

# The voice of the waiting room.
add_library(kc_sound INTERFACE)
target_link_libraries(kc_sound INTERFACE PkgConfig::SNDFILE PkgConfig::SAMPLERATE)

# Scanners and what comes from them.
add_library(kc_scanning INTERFACE)
target_link_libraries(kc_scanning INTERFACE PkgConfig::LEPTONICA PkgConfig::ZBAR PkgConfig::CURL
                                            PkgConfig::MAGIC PkgConfig::PUGIXML)

add_library(kc_beast INTERFACE)
target_link_libraries(kc_beast INTERFACE Boost::url OpenSSL::SSL ZLIB::ZLIB Threads::Threads
                                         spdlog::spdlog_header_only)
