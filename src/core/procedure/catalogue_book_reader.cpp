// From the tables back to a catalogue, every fault with sheet, row and column.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/text.h"
#include "core/procedure/catalogue_book.h"
#include "core/procedure/catalogue_check.h"
#include "core/procedure/limit_text.h"

namespace khongcho {
namespace {

using Problems = std::vector<BookProblem>;

// One row with its columns by name.
class RowReader {
 public:
  RowReader(const std::string& sheet, int row, std::map<std::string, std::string> cells,
            Problems& problems)
      : sheet_(sheet), row_(row), cells_(std::move(cells)), problems_(problems) {}

  int row() const { return row_; }
  std::string text(const std::string& column) const {
    const auto found = cells_.find(column);
    return found == cells_.end() ? std::string{} : found->second;
  }
  void problem(const std::string& column, const char* id, std::vector<std::string> args = {}) {
    problems_.push_back(
        {sheet_, row_, column, Error{ErrorCode::invalid_input, id, std::move(args), column}});
  }
  std::int64_t number(const std::string& column) {
    constexpr std::int64_t kMost = 1'000'000'000'000;
    const std::string cell = text(column);
    if (cell.empty()) return 0;
    const auto number = parse_whole_number(cell);
    if (number && *number >= 0 && *number <= kMost) return *number;
    problem(column, "table.not_a_number", {cell});
    return 0;
  }
  int small(const std::string& column) {
    return static_cast<int>(std::min<std::int64_t>(number(column), 1'000'000));
  }
  bool flag(const std::string& column) {
    const std::string cell = text(column);
    if (cell == "yes") return true;
    if (!cell.empty()) problem(column, "table.not_yes", {cell});
    return false;
  }
  std::optional<CivilDay> day(const std::string& column, bool required) {
    const std::string cell = text(column);
    if (cell.empty() && !required) return std::nullopt;
    const auto day = parse_day(cell);
    if (!day) problem(column, "data.bad_day", {column});
    return day;
  }
  template <typename Value>
  Value choice(const std::string& column, std::optional<Value> (*parse)(std::string_view)) {
    const auto value = parse(text(column));
    if (!value) problem(column, "data.bad_choice", {column, text(column)});
    return value.value_or(Value{});
  }
  TimeLimit limit(const std::string& column) {
    const auto limit = parse_limit_text(text(column));
    if (!limit) problem(column, "catalogue.bad_limit");
    return limit.value_or(TimeLimit{});
  }
  std::vector<std::string> list(const std::string& column) const {
    std::vector<std::string> items;
    for (const std::string& item : split(text(column), ';'))
      if (!tidy_text(item).empty()) items.push_back(tidy_text(item));
    return items;
  }
  std::vector<Answer> when(const std::string& column) {
    std::vector<Answer> answers;
    for (const std::string& item : list(column)) {
      const auto answer = parse_answer_text(item);
      if (answer)
        answers.push_back(*answer);
      else
        problem(column, "catalogue.unknown_answer", {item});
    }
    return answers;
  }
  std::vector<FeeTier> tiers(const std::string& column) {
    std::vector<FeeTier> tiers;
    for (const std::string& item : list(column)) {
      const std::vector<std::string> pair = split(item, ':');
      const auto page = parse_whole_number(pair.front());
      const auto amount = pair.size() == 2 ? parse_whole_number(pair[1]) : std::nullopt;
      if (page && amount && *page >= 1 && *page <= 1'000'000)
        tiers.push_back({static_cast<int>(*page), *amount});
      else
        problem(column, "catalogue.bad_tiers");
    }
    return tiers;
  }

 private:
  const std::string& sheet_;
  int row_;
  std::map<std::string, std::string> cells_;
  Problems& problems_;
};

bool is_comment(const BookRow& row) {
  const auto blank = [](const std::string& cell) { return cell.empty(); };
  return std::all_of(row.cells.begin(), row.cells.end(), blank) || row.cells.front()[0] == '#';
}

// Column names of the header; reports unknown, repeated and missing ones.
std::vector<std::string> read_header(const BookSheet& sheet, const BookRow& header,
                                     const SheetShape& shape, Problems& problems) {
  const auto report = [&](const std::string& column, const char* id) {
    problems.push_back(
        {sheet.name, header.number, column, Error{ErrorCode::invalid_input, id, {column}}});
  };
  std::vector<std::string> columns = header.cells;
  while (!columns.empty() && columns.back().empty()) columns.pop_back();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::count(shape.columns.begin(), shape.columns.end(), columns[i]) == 0)
      report(columns[i], "table.unknown_column");
    else if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i),
                       columns[i]) != columns.begin() + static_cast<std::ptrdiff_t>(i))
      report(columns[i], "table.column_twice");
  }
  for (const std::string_view column : shape.columns)
    if (std::count(columns.begin(), columns.end(), column) == 0)
      report(std::string(column), "table.missing_column");
  return columns;
}

template <typename Take>
void each_row(const Book& book, const SheetShape& shape, Problems& problems, Take take) {
  const BookSheet* sheet = book.find(shape.name);
  const auto report = [&](int row, const char* id) {
    problems.push_back({std::string(shape.name), row, "", Error{ErrorCode::invalid_input, id}});
  };
  if (!sheet) return report(0, "table.missing_sheet");
  std::vector<std::string> columns;
  for (const BookRow& row : sheet->rows) {
    if (is_comment(row)) continue;
    if (columns.empty()) {
      columns = read_header(*sheet, row, shape, problems);
      if (columns.empty()) return;
      continue;
    }
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string cell = tidy_text(row.cells[i]);
      if (i < columns.size())
        cells[columns[i]] = cell;
      else if (!cell.empty())
        report(row.number, "table.too_many_cells");
    }
    take(RowReader(sheet->name, row.number, std::move(cells), problems));
  }
  if (columns.empty()) report(0, "table.missing_header");
}

Procedure procedure_of(RowReader& row) {
  return {.id = row.text("id"),
          .code = row.text("code"),
          .level = row.text("level"),
          .slug = row.text("slug"),
          .name = row.text("name"),
          .short_name = row.text("short_name"),
          .field = row.text("field"),
          .everyday_names = row.list("everyday_names"),
          .limit = row.limit("limit"),
          .limit_text = row.text("limit_text"),
          .fee = {.kind = row.choice<FeeKind>("fee", fee_kind_of),
                  .amount = row.number("fee_amount"),
                  .tiers = row.tiers("fee_tiers"),
                  .cap_per_copy = row.number("fee_cap_per_copy"),
                  .unit = row.text("fee_unit"),
                  .text = row.text("fee_text")},
          .online = row.choice<OnlineMode>("online", online_mode_of),
          .result_name = row.text("result_name"),
          .result_codes = row.list("result_codes"),
          .agency = row.text("agency"),
          .legal = row.text("legal"),
          .note = row.text("note"),
          .usual_minutes = row.small("usual_minutes"),
          .to_verify = row.flag("to_verify")};
}

// Rows of the parts by the path check_catalogue() reports, so that its findings get a row too.
class CatalogueBuilder {
 public:
  explicit CatalogueBuilder(Problems& problems) : problems_(problems) {}

  Catalogue catalogue = {};
  std::vector<int> procedure_rows = {};

  void take_catalogue(RowReader row) {
    if (++catalogue_rows_ > 1) return row.problem("", "table.one_row_only");
    place("", "catalogue", row.row());
    catalogue.profile = row.text("profile");
    catalogue.version = row.small("version");
    catalogue.effective_from = row.day("effective_from", true).value_or(CivilDay{});
    catalogue.effective_to = row.day("effective_to", false);
  }
  void take_procedure(RowReader row) {
    place("/procedures/" + std::to_string(catalogue.procedures.size()), "procedures", row.row());
    procedure_rows.push_back(row.row());
    catalogue.procedures.push_back(procedure_of(row));
  }
  void take_component(RowReader row) {
    Procedure* procedure = owner(row, "components", &Procedure::components);
    if (!procedure) return;
    procedure->components.push_back({.id = row.text("id"),
                                     .name = row.text("name"),
                                     .originals = row.small("originals"),
                                     .certified_copies = row.small("certified_copies"),
                                     .photocopies = row.small("photocopies"),
                                     .mode = row.choice<ComponentMode>("mode", component_mode_of),
                                     .electronic_ok = row.flag("electronic_ok"),
                                     .optional = row.flag("optional"),
                                     .when = row.when("when")});
  }
  void take_question(RowReader row) {
    Procedure* procedure = find(row.text("procedure"));
    if (!procedure)
      return row.problem("procedure", "table.unknown_procedure", {row.text("procedure")});
    auto& questions = procedure->questions;
    // Answers of one question stand in rows one after another.
    if (questions.empty() || questions.back().id != row.text("id")) {
      place(path_of(*procedure, "questions", questions.size()), "questions", row.row());
      questions.push_back({row.text("id"), row.text("text"), {}});
    }
    if (questions.back().text != row.text("text"))
      row.problem("text", "table.question_differs", {questions.back().text});
    place(path_of(*procedure, "questions", questions.size() - 1) + "/answers/" +
              std::to_string(questions.back().answers.size()),
          "questions", row.row());
    questions.back().answers.push_back({row.text("answer"), row.text("answer_text")});
  }
  void take_exemption(RowReader row) {
    Procedure* procedure = find(row.text("procedure"));
    if (!procedure)
      return row.problem("procedure", "table.unknown_procedure", {row.text("procedure")});
    auto& exemptions = procedure->fee.exemptions;
    place(path_of(*procedure, "fee/exemptions", exemptions.size()), "exemptions", row.row());
    exemptions.push_back({row.text("id"), row.text("name"), row.small("percent_off")});
  }
  void take_limit_case(RowReader row) {
    Procedure* procedure = owner(row, "limit_cases", &Procedure::limit_cases);
    if (!procedure) return;
    procedure->limit_cases.push_back({row.when("when"), row.limit("limit"), row.text("text")});
  }

  // Finds the row for the longest part of the path that has one; the rest names the column.
  void report(const CatalogueProblem& problem) {
    std::string path = problem.path;
    while (!path.empty() && !places_.count(path)) path.resize(path.rfind('/'));
    const auto found = places_.find(path);
    const std::string rest =
        problem.path.size() > path.size() ? problem.path.substr(path.size() + 1) : "";
    if (found == places_.end())
      problems_.push_back({"procedures", 0, rest, problem.reason});
    else
      problems_.push_back({found->second.first, found->second.second,
                           column_of(found->second.first, path, rest), problem.reason});
  }

 private:
  static std::string column_of(const std::string& sheet, const std::string& path,
                               std::string member) {
    const bool answer = path.find("/answers/") != std::string::npos;
    if (sheet == "questions" && answer) return member == "id" ? "answer" : "answer_text";
    if (member == "fee/kind") return "fee";
    std::replace(member.begin(), member.end(), '/', '_');
    return member;
  }
  std::string path_of(const Procedure& procedure, const char* list, std::size_t index) const {
    return "/procedures/" + std::to_string(&procedure - catalogue.procedures.data()) + "/" + list +
           "/" + std::to_string(index);
  }
  void place(const std::string& path, const char* sheet, int row) {
    places_.emplace(path, std::pair{std::string(sheet), row});
  }
  Procedure* find(const std::string& id) {
    for (Procedure& procedure : catalogue.procedures)
      if (procedure.id == id) return &procedure;
    return nullptr;
  }
  template <typename Part>
  Procedure* owner(RowReader& row, const char* sheet, std::vector<Part> Procedure::*list) {
    Procedure* procedure = find(row.text("procedure"));
    if (procedure)
      place(path_of(*procedure, sheet, (procedure->*list).size()), sheet, row.row());
    else
      row.problem("procedure", "table.unknown_procedure", {row.text("procedure")});
    return procedure;
  }

  Problems& problems_;
  int catalogue_rows_ = 0;
  std::map<std::string, std::pair<std::string, int>> places_ = {};
};

}  // namespace

CatalogueReading read_catalogue_book(const Book& book) {
  CatalogueReading reading;
  Problems& problems = reading.problems;
  CatalogueBuilder builder(problems);
  const std::array<void (CatalogueBuilder::*)(RowReader), 6> takers{
      &CatalogueBuilder::take_catalogue, &CatalogueBuilder::take_procedure,
      &CatalogueBuilder::take_component, &CatalogueBuilder::take_question,
      &CatalogueBuilder::take_exemption, &CatalogueBuilder::take_limit_case};
  const auto& shapes = catalogue_sheets();
  for (std::size_t i = 0; i < shapes.size(); ++i)
    each_row(book, shapes[i], problems,
             [&](RowReader row) { (builder.*takers[i])(std::move(row)); });
  for (const BookSheet& sheet : book.sheets)
    if (std::none_of(shapes.begin(), shapes.end(),
                     [&](const SheetShape& shape) { return shape.name == sheet.name; }))
      problems.push_back(
          {sheet.name, 0, "", Error{ErrorCode::invalid_input, "table.unknown_sheet"}});
  if (problems.empty())
    for (const CatalogueProblem& problem : check_catalogue(builder.catalogue))
      builder.report(problem);
  reading.catalogue = std::move(builder.catalogue);
  reading.procedure_rows = std::move(builder.procedure_rows);
  return reading;
}

}  // namespace khongcho
