// Where SQLite and PostgreSQL really differ: a pair here, never an `if` in a store.
#pragma once

#include "sql/query.h"
#include "sql/transaction.h"

namespace khongcho::sql {

// Two texts with the same parameters and the same columns, e.g. FTS5 and pg_trgm searches.
struct DialectQuery {
  Query sqlite;
  Query postgresql;

  const Query& of(const Transaction& tx) const {
    return tx.kind() == DatabaseKind::sqlite ? sqlite : postgresql;
  }
};

}  // namespace khongcho::sql
