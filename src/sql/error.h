// What can go wrong in a database, folded into the four kinds that callers tell apart.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace khongcho::sql {

enum class ErrorKind {
  duplicate,       // a unique constraint said no; in_transaction makes a refusal of it
  conflict_retry,  // deadlock, serialisation or lock conflict; in_transaction tries again
  unavailable,     // server gone, disk full, file unreadable
  other,           // wrong SQL, any other constraint, an injected fault
};

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string_view query, const std::string& reason,
        std::string constraint = {});

  ErrorKind kind() const { return kind_; }
  const std::string& query() const { return query_; }
  // PostgreSQL: the constraint or unique index. SQLite: its columns ("dossiers.code"), or the
  // index when it is on an expression. Empty when not known.
  const std::string& constraint() const { return constraint_; }

 private:
  ErrorKind kind_;
  std::string query_;
  std::string constraint_;
};

}  // namespace khongcho::sql
