// The files of migrations/, embedded by cmake/EmbedMigrations.cmake.
#pragma once

#include <span>

#include "sql/migrate.h"

namespace khongcho::store {

std::span<const sql::Migration> migrations();

}  // namespace khongcho::store
