// A dossier as flat named values: the columns of its table and the members of its events are the
// same list, so a dossier can be rebuilt from its events and compared column by column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/dossier/dossier.h"

namespace khongcho {

using FieldValue = std::variant<std::monostate, std::int64_t, std::string>;  // monostate = NULL

// Column names in the order of to_record(). The first is "id".
const std::vector<std::string>& dossier_columns();
std::vector<FieldValue> to_record(const Dossier& dossier);
// Throws std::runtime_error on a value no program of ours wrote.
Dossier from_record(const std::vector<FieldValue>& record);

// The columns that differ, as a JSON object. Against an empty `before`: all that are not null.
std::string changes_json(const std::vector<FieldValue>& before,
                         const std::vector<FieldValue>& after);
// Lays an event's changes over a record. Throws std::runtime_error on an unknown column.
void apply_changes(std::vector<FieldValue>& record, std::string_view changes_json);

}  // namespace khongcho
