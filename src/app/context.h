// What every command and view is given: the database, the present, the law, the language in which
// sentences are kept.
#pragma once

#include "app/law_book.h"
#include "base/locale.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::app {

struct Context {
  sql::Database& db;
  const TimeSource& time;
  const LawBook& law;
  const Locale& vietnamese;  // of texts that are stored or printed
};

}  // namespace khongcho::app
