#include "sql/error.h"

#include <fmt/format.h>

#include <utility>

namespace khongcho::sql {

Error::Error(ErrorKind kind, std::string_view query, const std::string& reason,
             std::string constraint)
    : std::runtime_error(fmt::format("{}: {}", query, reason)),
      kind_(kind),
      query_(query),
      constraint_(std::move(constraint)) {}

}  // namespace khongcho::sql
