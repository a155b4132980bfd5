#include "core/paper/form_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "core/paper/form_values.h"
#include "core/paper/paper_words.h"
#include "core/people/identity.h"

namespace khongcho {

namespace {

// Texts that are long are set from the left, numbers and dates in the middle.
bool is_centred(std::string_view key) {
  return key != "name" && key != "procedure" && key != "submitter" && key != "contact" &&
         key != "agency" && key != "handover" && key != "note";
}

PrintedCell cell_for(std::string_view key, std::string text) {
  PrintedCell cell{.lines = {}, .centred = is_centred(key)};
  if (!text.empty()) cell.lines.push_back(std::move(text));
  return cell;
}

struct PaperCounts {
  std::string component;
  std::string name;
  std::string note;
  int original = 0;
  int certified = 0;
  int photocopy = 0;
  int electronic = 0;
};

// The same paper handed in as an original and as copies is one row.
std::vector<PaperCounts> counted(const std::vector<Paper>& papers) {
  std::vector<PaperCounts> rows;
  for (const Paper& paper : papers) {
    auto row = std::ranges::find_if(rows, [&](const PaperCounts& one) {
      return one.component == paper.component && one.name == paper.name;
    });
    if (row == rows.end())
      row = rows.insert(rows.end(), {.component = paper.component, .name = paper.name});
    if (row->note.empty()) row->note = paper.note;
    if (paper.kind == PaperKind::original) row->original += paper.count;
    if (paper.kind == PaperKind::certified_copy) row->certified += paper.count;
    if (paper.kind == PaperKind::photocopy) row->photocopy += paper.count;
    if (paper.kind == PaperKind::electronic) row->electronic += paper.count;
  }
  return rows;
}

// What was asked for in free words, a paper a line, where no list of papers says it.
std::vector<PaperCounts> asked_rows(const PaperFacts& facts, const Locale& locale) {
  std::vector<PaperCounts> rows;
  const std::vector<Wait>& waits = facts.dossier.waits;
  if (!waits.empty())
    for (const std::string& line : split(waits.back().asked, '\n'))
      if (std::string name = tidy_text(line); !name.empty())
        rows.push_back({.component = "", .name = std::move(name)});
  if (rows.empty()) rows.push_back({.component = "", .name = locale.text("paper.none")});
  return rows;
}

std::string count_text(int count) {
  return count == 0 ? "" : fmt::format("{:02}", count);
}

PrintedCell component_cell(const FormColumn& column, const PaperCounts& row, std::size_t number,
                           const Locale& locale) {
  if (column.key == "stt") return cell_for(column.key, std::to_string(number));
  if (column.key == "original") return cell_for(column.key, count_text(row.original));
  if (column.key == "certified") return cell_for(column.key, count_text(row.certified));
  if (column.key == "photocopy") return cell_for(column.key, count_text(row.photocopy));
  PrintedCell cell = cell_for(column.key, row.name);
  if (row.electronic > 0)
    cell.lines.push_back(locale.text("paper.electronic", {std::to_string(row.electronic)}));
  if (!row.note.empty()) cell.lines.push_back(row.note);
  return cell;
}

std::string day_and_hour(const std::optional<Instant>& at) {
  return at ? clock_text(*at) + ", " + day_text(civil_day(*at)) : "";
}

std::string register_note(const Dossier& dossier, const Locale& locale) {
  using enum DossierState;
  if (dossier.state == withdrawn || dossier.state == stopped)
    return locale.text("state." + std::string(text_of(dossier.state)));
  if (dossier.reappointed_at)
    return locale.text("paper.apologised", {day_and_hour(dossier.reappointed_at)});
  const auto done = done_at(dossier);
  const bool late = done && dossier.printed_due_at && *done > *dossier.printed_due_at;
  return late ? locale.text("paper.outcome_late") : "";
}

std::string register_text(std::string_view key, const RegisterEntry& entry, const Locale& locale) {
  const Dossier& dossier = entry.dossier;
  if (key == "dossier_code") return dossier.code;
  if (key == "procedure") return dossier.procedure_name;
  if (key == "sets") return "01";
  if (key == "submitter") return submitter_words(dossier, locale);
  if (key == "agency") return entry.agency;
  if (key == "received_at") return day_and_hour(dossier.received_at);
  if (key == "due_at") return day_and_hour(dossier.printed_due_at);
  if (key == "returned_at") return day_and_hour(dossier.returned_at);
  if (key == "return_mode")
    return locale.text("paper.mode_" + std::string(text_of(dossier.return_method)));
  if (key == "signed") return dossier.returned_to;
  if (key == "note") return register_note(dossier, locale);
  return "";
}

PrintedCell register_cell(const FormColumn& column, const RegisterEntry& entry,
                          const Locale& locale) {
  if (column.key == "stt") return cell_for(column.key, entry.number);
  if (column.key != "contact")
    return cell_for(column.key, register_text(column.key, entry, locale));
  PrintedCell cell = cell_for(column.key, entry.dossier.submitter.address);
  if (const std::string phone = phone_text(entry.dossier.submitter.phone); !phone.empty())
    cell.lines.push_back(phone);
  return cell;
}

}  // namespace

PrintedTable table_of(const FormLine& line) {
  PrintedTable table{.key = line.key, .head = {}, .second_head = {}};
  const bool grouped = std::ranges::any_of(
      line.columns, [](const FormColumn& column) { return !column.group.empty(); });
  const std::string* group = nullptr;
  for (const FormColumn& column : line.columns) {
    if (column.group.empty()) {
      table.head.push_back({.label = column.label, .rows = grouped ? 2 : 1});
      group = nullptr;
      continue;
    }
    const bool goes_on = group && *group == column.group;
    if (goes_on)
      ++table.head.back().columns;
    else
      table.head.push_back({.label = column.group});
    group = &column.group;
    table.second_head.push_back({.label = column.label});
  }
  return table;
}

PrintedTable components_table(const FormLine& line, const PaperFacts& facts, bool missing,
                              const Locale& locale) {
  PrintedTable table = table_of(line);
  std::vector<PaperCounts> rows = counted(missing ? facts.dossier.missing : facts.dossier.papers);
  if (rows.empty() && missing) rows = asked_rows(facts, locale);
  if (rows.empty()) rows.push_back({.component = "", .name = locale.text("paper.none")});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<PrintedCell> cells;
    for (const FormColumn& column : line.columns)
      cells.push_back(component_cell(column, rows[i], i + 1, locale));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

PrintedTable register_table(const FormLine& line, const RegisterFacts& facts,
                            const Locale& locale) {
  PrintedTable table = table_of(line);
  for (std::size_t i = 0; i < line.columns.size(); ++i)
    table.numbers.push_back(std::to_string(i + 1));
  for (const RegisterEntry& entry : facts.entries) {
    std::vector<PrintedCell> cells;
    for (const FormColumn& column : line.columns)
      cells.push_back(register_cell(column, entry, locale));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace khongcho
