// Administrative units: units.csv and successors.csv.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "store/csv_text.h"
#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

using Row = std::map<std::string, std::string, std::less<>>;

// Gives every data row to `take(row, line)`; reports a wrong header or length.
template <typename Take>
void each_row(std::string_view csv, const std::vector<std::string>& columns,
              const ProblemSink& sink, Take take) {
  const auto rows = parse_csv(csv);
  if (!rows) return sink.add(0, rows.error().message_id, rows.error().args);
  if (rows->empty() || rows->front() != columns)
    return sink.add(1, "data.wrong_columns", {join(columns, ",")});
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const auto& cells = (*rows)[i];
    const int line = static_cast<int>(i) + 1;
    if (cells.empty()) continue;
    if (cells.size() != columns.size()) {
      sink.add(line, "data.wrong_columns", {join(columns, ",")});
      continue;
    }
    Row row;
    for (std::size_t j = 0; j < columns.size(); ++j) row[columns[j]] = cells[j];
    take(row, line);
  }
}

std::optional<CivilDay> day_of(const Row& row, const char* column, int line,
                               const ProblemSink& sink) {
  const std::string& text = row.at(column);
  if (text.empty()) return std::nullopt;
  const auto day = parse_day(text);
  if (!day) sink.add(line, "data.bad_day", {column});
  return day;
}

bool overlap(const Unit& a, const Unit& b) {
  return (!a.valid_to || b.valid_from <= *a.valid_to) &&
         (!b.valid_to || a.valid_from <= *b.valid_to);
}

void add_unit(Unit unit, int line, const ProblemSink& sink, Law& law) {
  if (!all_digits(unit.code) || unit.name.empty())
    return sink.add(line, "law.bad_unit", {unit.code});
  if (unit.level != "province" && unit.level != "district" && unit.level != "commune")
    return sink.add(line, "data.bad_choice", {"level", unit.level});
  if (unit.valid_to && *unit.valid_to < unit.valid_from)
    return sink.add(line, "law.days_out_of_order");
  for (const Unit& other : law.units)
    if (other.code == unit.code && overlap(other, unit))
      return sink.add(line, "law.duplicate", {unit.code});
  if (!unit.parent.empty() && !law.find_unit(unit.parent, unit.valid_from))
    return sink.add(line, "law.unknown", {"parent", unit.parent});
  law.units.push_back(std::move(unit));
}

Unit* unit_from(Law& law, const std::string& code, CivilDay valid_from) {
  const auto found = std::find_if(law.units.begin(), law.units.end(), [&](const Unit& unit) {
    return unit.code == code && unit.valid_from == valid_from;
  });
  return found == law.units.end() ? nullptr : &*found;
}

}  // namespace

void read_units(std::string_view csv, const ProblemSink& sink, LawReading& reading) {
  each_row(csv, {"code", "name", "level", "parent", "valid_from", "valid_to"}, sink,
           [&](const Row& row, int line) {
             const auto from = day_of(row, "valid_from", line, sink);
             if (!from) return sink.add(line, "data.missing_key", {"valid_from"});
             add_unit({.code = row.at("code"),
                       .name = row.at("name"),
                       .level = row.at("level"),
                       .parent = row.at("parent"),
                       .valid_from = *from,
                       .valid_to = day_of(row, "valid_to", line, sink)},
                      line, sink, reading.law);
           });
}

void read_successors(std::string_view csv, const ProblemSink& sink, LawReading& reading) {
  each_row(csv, {"code", "valid_from", "to_code", "to_valid_from", "share"}, sink,
           [&](const Row& row, int line) {
             const auto from = day_of(row, "valid_from", line, sink);
             const auto to_from = day_of(row, "to_valid_from", line, sink);
             if (!from || !to_from) return sink.add(line, "data.missing_key", {"valid_from"});
             Unit* unit = unit_from(reading.law, row.at("code"), *from);
             if (!unit) return sink.add(line, "law.unknown", {"units.csv", row.at("code")});
             if (!unit_from(reading.law, row.at("to_code"), *to_from))
               return sink.add(line, "law.unknown", {"units.csv", row.at("to_code")});
             const std::string& share = row.at("share");
             if (share != "whole" && share != "part")
               return sink.add(line, "data.bad_choice", {"share", share});
             // The successor begins the day after the old unit ended.
             if (!unit->valid_to || *unit->valid_to + std::chrono::days{1} != *to_from)
               return sink.add(line, "law.days_out_of_order");
             unit->successors.push_back({row.at("to_code"), *to_from, share == "whole"});
           });
}

}  // namespace khongcho::store
