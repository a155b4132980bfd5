// How a dossier is read from a row of its table, for the stores that list dossiers.
#pragma once

#include <string>
#include <string_view>

#include "core/dossier/dossier.h"
#include "sql/row.h"

namespace khongcho::store {

// All columns in the order of dossier_columns(), each behind the prefix: "id, code, …".
std::string dossier_column_list(std::string_view prefix);
// "SELECT all columns FROM dossiers " and the rest of the query.
std::string select_dossiers(std::string_view tail);
// A row of such a query.
Dossier read_dossier(const sql::Row& row);

}  // namespace khongcho::store
