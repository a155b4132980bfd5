// A named query and the values for its named parameters. Positional binding does not exist here:
// SQLite and PostgreSQL number parameters differently and would swap values silently.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/id.h"
#include "base/time.h"

namespace khongcho::sql {

// `name` ("dossier.insert") is for errors and plan tests; `text` names parameters as :dossier_id.
// Both must outlive the call only: prepared statements are kept by the text itself.
// One text serves both databases; a closing FOR UPDATE is left out on SQLite, where the writer
// is alone anyway. SUM() of a BIGINT is NUMERIC on PostgreSQL: fine for integer(), but AVG() and
// other fractions need CAST(… AS DOUBLE PRECISION) and real(). PostgreSQL asks for a CAST where
// nothing tells the type of a parameter: (CAST(:amount AS BIGINT) IS NULL OR amount = :amount).
struct Query {
  std::string_view name;
  std::string_view text;
};

// NULL, a 64-bit integer or a text. Owns its text, so a Param may be kept.
class Value {
 public:
  using Stored = std::variant<std::nullptr_t, std::int64_t, std::string>;

  Value(std::nullptr_t) {}
  template <std::integral Integer>
  Value(Integer value) : stored_(static_cast<std::int64_t>(value)) {}
  template <typename Tag>
  Value(Id<Tag> id) : stored_(id.value) {}
  Value(Instant at) : stored_(unix_seconds(at)) {}
  Value(CivilDay day) : stored_(iso_day(day)) {}  // TEXT, yyyy-mm-dd
  Value(std::string text) : stored_(std::move(text)) {}
  Value(std::string_view text) : stored_(std::string{text}) {}
  Value(const char* text) : stored_(std::string{text}) {}
  template <typename T>
  Value(const std::optional<T>& value) {
    if (value) stored_ = Value{*value}.stored_;
  }

  const Stored& stored() const { return stored_; }

 private:
  Stored stored_ = nullptr;
};

// {"dossier_id", dossier.id}: the name without its colon.
struct Param {
  std::string_view name;
  Value value;
};

}  // namespace khongcho::sql
