// data/registers/*.toml and data/results/*.toml
#include <algorithm>

#include "core/law/spelled_place.h"
#include "store/law_files_node.h"
#include "store/law_files_read.h"

namespace khongcho::store {

namespace {

using Places = std::vector<std::string_view>;

// Every {place} of a text is one of `known`, told on the line it stands on.
void check_places(const std::string& text, int line, const Places& known, const ProblemSink& sink) {
  if (std::ranges::count(text, '{') != std::ranges::count(text, '}'))
    sink.add(line, "law.place_not_closed", {text});
  for (const std::string& place : places_in(text))
    if (std::ranges::find(known, place) == known.end()) sink.add(line, "law.unknown_place", {place});
}

RegisterRules read_register(const DataNode& node, const ProblemSink& sink, const Law& law) {
  TableReader table(node, sink);
  RegisterRules rules{.kind = table.text("kind"),
                      .name = table.text("name"),
                      .number = table.text("number"),
                      .volume = table.text("volume"),
                      .entries_per_volume = static_cast<int>(
                          std::clamp<std::int64_t>(table.number("entries_per_volume"), 0, 100'000)),
                      .content = table.text("content"),
                      .signer = table.optional_text("signer")};
  table.finish();
  if (rules.entries_per_volume < 1 || rules.entries_per_volume == 100'000)
    table.problem("entries_per_volume", "data.out_of_range", {"entries_per_volume", "1", "99999"});
  check_places(rules.number, table.line_of("number"), {"n", "year"}, sink);
  check_places(rules.volume, table.line_of("volume"), {"volume", "year"}, sink);
  if (rules.number.find("{n}") == std::string::npos)
    table.problem("number", "law.place_missing", {"{n}"});
  if (rules.volume.find("{volume}") == std::string::npos)
    table.problem("volume", "law.place_missing", {"{volume}"});
  if (law.find_register(rules.kind)) table.problem("kind", "law.duplicate", {rules.kind});
  return rules;
}

ResultInputKind read_kind(TableReader& table) {
  using enum ResultInputKind;
  const std::string kind = table.optional_text("kind");
  for (const ResultInputKind each : {text, date, number, long_text})
    if (kind == text_of(each)) return each;
  if (!kind.empty()) table.problem("kind", "data.bad_choice", {"kind", kind});
  return text;
}

ResultInput read_input(const DataNode& node, const ProblemSink& sink, const ResultText& result) {
  TableReader table(node, sink);
  ResultInput input{.key = table.text("key"),
                    .label = table.text("label"),
                    .kind = read_kind(table),
                    .required = table.flag("required"),
                    .from = table.optional_text("from")};
  table.finish();
  const bool taken = result.find_input(input.key) || is_result_place(input.key);
  if (taken) table.problem("key", "law.duplicate", {input.key});
  // A draft is kept as lines "label: value" and read back by its labels.
  if (input.label.find(':') != std::string::npos)
    table.problem("label", "law.colon_in_label", {input.label});
  if (std::ranges::find(result.inputs, input.label, &ResultInput::label) != result.inputs.end())
    table.problem("label", "law.duplicate", {input.label});
  if (!input.from.empty() && !input.from.starts_with("answer:") && !is_result_place(input.from))
    table.problem("from", "law.unknown_place", {input.from});
  return input;
}

std::optional<ResultLineText> read_line(const DataNode& node, const ProblemSink& sink,
                                        const Places& known) {
  TableReader table(node, sink);
  std::optional<ResultLineText> line;
  using enum ResultLineKind;
  for (const auto& [key, kind] :
       {std::pair{"text", paragraph}, std::pair{"row", row}, std::pair{"heading", heading}}) {
    std::string text = table.optional_text(key);
    if (text.empty()) continue;
    check_places(text, table.line_of(key), known, sink);
    if (line) table.problem(key, "law.duplicate", {key});
    line = ResultLineText{.kind = kind, .text = std::move(text)};
  }
  table.finish();
  if (!line) sink.add(node.line, "data.missing_key", {"text"});
  return line;
}

void check_names(const ResultText& result, const TableReader& table, const Law& law) {
  if (std::ranges::find(law.results, result.kind, &ResultText::kind) != law.results.end())
    table.problem("kind", "law.duplicate", {result.kind});
  for (const std::string& kind : result.registers)
    if (!law.find_register(kind)) table.problem("registers", "law.unknown", {"registers", kind});
  for (const ResultText& other : law.results) {
    if (other.procedures.empty() && result.procedures.empty())
      table.problem("kind", "law.duplicate", {other.kind + " " + result.kind});
    for (const std::string& code : result.procedures)
      if (std::ranges::find(other.procedures, code) != other.procedures.end())
        table.problem("procedures", "law.duplicate", {code});
  }
}

}  // namespace

void read_registers(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  for (const DataNode* node : table.tables("registers", true))
    reading.law.registers.push_back(read_register(*node, sink, reading.law));
  table.finish();
}

void read_result(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  ResultText result{.kind = table.text("kind"),
                    .title = table.text("title"),
                    .number_line = table.text("number_line"),
                    .procedures = table.texts("procedures", false),
                    .registers = table.texts("registers", true),
                    .recipients = table.texts("recipients", false),
                    .entry_subject = table.text("entry_subject"),
                    .entry_content = table.text("entry_content"),
                    .legal = table.optional_text("legal"),
                    .to_verify = table.flag("to_verify")};
  for (const DataNode* node : table.tables("inputs", false))
    result.inputs.push_back(read_input(*node, sink, result));
  Places known = result_places();
  std::vector<std::string> spelled;
  for (const ResultInput& input : result.inputs) {
    known.push_back(input.key);
    if (input.kind == ResultInputKind::date) spelled.push_back(spelled_place(input.key));
  }
  known.insert(known.end(), spelled.begin(), spelled.end());
  check_places(result.number_line, table.line_of("number_line"), known, sink);
  check_places(result.entry_subject, table.line_of("entry_subject"), known, sink);
  check_places(result.entry_content, table.line_of("entry_content"), known, sink);
  for (const DataNode* node : table.tables("lines", true))
    if (auto line = read_line(*node, sink, known)) result.lines.push_back(std::move(*line));
  table.finish();
  check_names(result, table, reading.law);
  reading.law.results.push_back(std::move(result));
}

void check_results(const Profile& profile, const TableReader& table, const Law& law) {
  for (const Catalogue& catalogue : law.catalogues) {
    if (catalogue.profile != profile.code) continue;
    for (const Procedure& procedure : catalogue.procedures)
      if (!law.find_result(procedure.code))
        table.problem("code", "law.no_result", {profile.code, procedure.code});
  }
}

}  // namespace khongcho::store
