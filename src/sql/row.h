// One row of an answer, valid inside the mapper only. Columns count from 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "sql/query.h"

namespace khongcho::sql {

// What a database hands over; sqlite.cpp and postgres.cpp have one each.
class Cells {
 public:
  virtual ~Cells() = default;
  virtual int count() const = 0;
  virtual bool is_null(int column) const = 0;
  // The value as text. Valid until the next row.
  virtual std::string_view text(int column) const = 0;
  // Nothing when the value is not a whole number of 64 bits.
  virtual std::optional<std::int64_t> integer(int column) const = 0;
};

// Readers other than optional_… throw sql::Error{other} on NULL, on a value of another type and
// on a column that is not there.
class Row {
 public:
  Row(const Cells& cells, const Query& query) : cells_(cells), query_(query) {}

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  double real(int column) const;
  std::string text(int column) const;
  Instant instant(int column) const { return from_unix(integer(column)); }
  CivilDay day(int column) const;
  template <typename AnyId>
  AnyId id(int column) const {
    return AnyId{integer(column)};
  }

  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<bool> optional_boolean(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::optional<Instant> optional_instant(int column) const;
  std::optional<CivilDay> optional_day(int column) const;
  template <typename AnyId>
  std::optional<AnyId> optional_id(int column) const {
    if (is_null(column)) return std::nullopt;
    return id<AnyId>(column);
  }

 private:
  void require(int column) const;
  [[noreturn]] void refuse(int column, std::string_view wanted) const;

  const Cells& cells_;
  const Query& query_;
};

}  // namespace khongcho::sql
