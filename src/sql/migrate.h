// Brings a database to the schema of this program. Forward only: what was applied once is never
// edited, a new file follows it.
#pragma once

#include <span>
#include <string_view>

#include "sql/database.h"

namespace khongcho::sql {

// One text for both databases. A statement that only one of them knows has a line
// "-- only sqlite" or "-- only postgresql" directly above it.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

// Applies what is missing, in order, each in its own transaction, and answers how many that were.
// Throws sql::Error{other} when an applied migration reads differently now, when the database
// knows one this program does not, or when the numbers are not 1, 2, 3 ….
int migrate(Database& db, std::span<const Migration> migrations);

}  // namespace khongcho::sql
