// Is a database what its events say? Every dossier is rebuilt from its events and compared with its
// row, every hash chain followed, every running number accounted for, every count counted again.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace khongcho::app {

struct DatabaseReport {
  std::vector<std::string> problems;  // one line each, with the dossier's code
  std::int64_t dossiers = 0;
  std::int64_t events = 0;
};

// Reads in pieces; other work may go on beside it.
DatabaseReport check_database(sql::Database& db);

}  // namespace khongcho::app
