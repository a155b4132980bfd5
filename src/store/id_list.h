// A list of ids as parameters of one query, the same text however many there are: WHERE id IN (…).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sql/query.h"

namespace khongcho::store {

constexpr std::size_t kIdsAtOnce = 50;

// ":id0, :id1 …", for the text of a query.
std::string id_places();
// Of fifty ids from there on; where there are fewer, 0, which no row has.
std::vector<sql::Param> id_params(const std::vector<std::int64_t>& ids, std::size_t begin);

}  // namespace khongcho::store
