#include "sql/row.h"

#include <fmt/format.h>

#include <charconv>

#include "sql/error.h"

namespace khongcho::sql {

void Row::require(int column) const {
  if (column < 0 || column >= cells_.count())
    throw Error{ErrorKind::other, query_.name, fmt::format("there is no column {}", column)};
}

void Row::refuse(int column, std::string_view wanted) const {
  const auto found = cells_.is_null(column) ? std::string_view{"NULL"} : cells_.text(column);
  throw Error{ErrorKind::other, query_.name,
              fmt::format("column {} is not {} but {}", column, wanted, found.substr(0, 40))};
}

bool Row::is_null(int column) const {
  require(column);
  return cells_.is_null(column);
}

std::int64_t Row::integer(int column) const {
  if (is_null(column)) refuse(column, "an integer");
  const auto value = cells_.integer(column);
  if (!value) refuse(column, "an integer");
  return *value;
}

double Row::real(int column) const {
  if (is_null(column)) refuse(column, "a number");
  const std::string_view digits = cells_.text(column);
  double value = 0;
  const auto end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, value).ptr != end) refuse(column, "a number");
  return value;
}

std::string Row::text(int column) const {
  if (is_null(column)) refuse(column, "a text");
  return std::string{cells_.text(column)};
}

CivilDay Row::day(int column) const {
  if (is_null(column)) refuse(column, "a day");
  const auto value = parse_day(cells_.text(column));
  if (!value) refuse(column, "a day");
  return *value;
}

std::optional<std::int64_t> Row::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<bool> Row::optional_boolean(int column) const {
  if (is_null(column)) return std::nullopt;
  return boolean(column);
}

std::optional<std::string> Row::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<Instant> Row::optional_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

std::optional<CivilDay> Row::optional_day(int column) const {
  if (is_null(column)) return std::nullopt;
  return day(column);
}

}  // namespace khongcho::sql
