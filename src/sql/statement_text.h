// Reading and rewriting the text of statements: named parameters, FOR UPDATE, and where one
// statement of a migration ends. Quotes, comments and :: casts are understood; nothing else is.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/query.h"

namespace khongcho::sql {

// Names without the colon, each once, in order of first appearance.
std::vector<std::string> parameter_names(std::string_view text);

// For PostgreSQL: every :name becomes the number of its first appearance ($1, $2 …), so that a
// name used twice is one parameter and gets its type from either place.
std::string with_numbered_parameters(std::string_view text);

// For SQLite: the text without a closing FOR UPDATE [OF …] [NOWAIT | SKIP LOCKED].
std::string_view without_row_lock(std::string_view text);

// For each name, the value given for it. Throws sql::Error{other} when one is missing, when one
// is given that the text does not name, and when a text holds a NUL, which PostgreSQL cannot
// keep.
std::vector<const Value*> values_in_order(const Query& query, std::span<const std::string> names,
                                          std::span<const Param> params);

// A migration cut at each ; outside quotes, comments and BEGIN … END of a trigger. Statements
// keep the comments in front of them.
std::vector<std::string> split_statements(std::string_view script);

}  // namespace khongcho::sql
