// Catalogue files: structure here, meaning by check_catalogue().
#include <algorithm>

#include "core/procedure/catalogue_check.h"
#include "core/procedure/limit_text.h"
#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

int small(std::int64_t number) {
  constexpr std::int64_t kMost = 1'000'000;
  return static_cast<int>(std::clamp<std::int64_t>(number, -1, kMost));
}

template <typename Value>
Value choice(TableReader& table, const char* key, std::optional<Value> (*parse)(std::string_view)) {
  const std::string text = table.text(key);
  const auto value = parse(text);
  if (!value && !text.empty()) table.problem(key, "data.bad_choice", {key, text});
  return value.value_or(Value{});
}

TimeLimit read_limit(TableReader& parent, const ProblemSink& sink) {
  const DataNode* node = parent.any("limit", true);
  if (!node) return {};
  TableReader table(*node, sink);
  TimeLimit limit{.kind = choice<TimeLimitKind>(table, "kind", time_limit_kind_of)};
  if (limit.kind == TimeLimitKind::same_day)
    limit.cutoff = table.time("cutoff");
  else if (limit.kind != TimeLimitKind::none)
    limit.n = small(table.number("n"));
  table.finish();
  return limit;
}

std::vector<Answer> read_when(TableReader& table, bool required) {
  std::vector<Answer> when;
  for (const std::string& text : table.texts("when", required)) {
    const auto answer = parse_answer_text(text);
    if (answer)
      when.push_back(*answer);
    else
      table.problem("when", "catalogue.unknown_answer", {text});
  }
  return when;
}

FeeRule read_fee(TableReader& parent, const ProblemSink& sink) {
  const DataNode* node = parent.any("fee", true);
  if (!node) return {};
  TableReader table(*node, sink);
  FeeRule fee{.kind = choice<FeeKind>(table, "kind", fee_kind_of),
              .amount = table.number("amount", 0),
              .cap_per_copy = table.number("cap_per_copy", 0),
              .unit = table.optional_text("unit"),
              .text = table.text("text")};
  for (const DataNode* tier : table.tables("tiers", false)) {
    TableReader each(*tier, sink);
    fee.tiers.push_back({small(each.number("from_page")), each.number("amount")});
    each.finish();
  }
  for (const DataNode* exemption : table.tables("exemptions", false)) {
    TableReader each(*exemption, sink);
    fee.exemptions.push_back({.id = each.text("id"),
                              .name = each.text("name"),
                              .percent_off = small(each.number("percent_off"))});
    each.finish();
  }
  table.finish();
  return fee;
}

Question read_question(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  Question question{.id = table.text("id"), .text = table.text("text")};
  for (const DataNode* answer : table.tables("answers", true)) {
    TableReader each(*answer, sink);
    question.answers.push_back({each.text("id"), each.text("text")});
    each.finish();
  }
  table.finish();
  return question;
}

Component read_component(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  Component component{.id = table.text("id"),
                      .name = table.text("name"),
                      .originals = small(table.number("originals", 0)),
                      .certified_copies = small(table.number("certified_copies", 0)),
                      .photocopies = small(table.number("photocopies", 0)),
                      .mode = choice<ComponentMode>(table, "mode", component_mode_of),
                      .electronic_ok = table.flag("electronic_ok"),
                      .optional = table.flag("optional"),
                      .when = read_when(table, false)};
  table.finish();
  return component;
}

void read_result(TableReader& parent, const ProblemSink& sink, Procedure& procedure) {
  const DataNode* node = parent.any("result", true);
  if (!node) return;
  TableReader table(*node, sink);
  procedure.result_name = table.text("name");
  procedure.result_codes = table.texts("codes", true);
  table.finish();
}

Procedure read_procedure(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  Procedure procedure{.id = table.text("id"),
                      .code = table.text("code"),
                      .level = table.text("level"),
                      .slug = table.text("slug"),
                      .name = table.text("name"),
                      .short_name = table.text("short_name"),
                      .field = table.text("field"),
                      .everyday_names = table.texts("everyday_names", true),
                      .limit = read_limit(table, sink),
                      .limit_text = table.text("limit_text"),
                      .fee = read_fee(table, sink),
                      .online = choice<OnlineMode>(table, "online", online_mode_of),
                      .agency = table.text("agency"),
                      .legal = table.text("legal"),
                      .note = table.optional_text("note"),
                      .usual_minutes = small(table.number("usual_minutes")),
                      .to_verify = table.flag("to_verify")};
  read_result(table, sink, procedure);
  for (const DataNode* question : table.tables("questions", true))
    procedure.questions.push_back(read_question(*question, sink));
  for (const DataNode* component : table.tables("components", true))
    procedure.components.push_back(read_component(*component, sink));
  for (const DataNode* each : table.tables("limit_cases", false)) {
    TableReader limit_case(*each, sink);
    procedure.limit_cases.push_back({.when = read_when(limit_case, true),
                                     .limit = read_limit(limit_case, sink),
                                     .text = limit_case.text("text")});
    limit_case.finish();
  }
  table.finish();
  return procedure;
}

void check_levels(const Catalogue& catalogue, const DataNode& root, const ProblemSink& sink,
                  const Law& law) {
  const Profile* profile = law.find_profile(catalogue.profile);
  if (!profile)
    return sink.add(line_at(root, "/profile"), "law.unknown", {"profile", catalogue.profile});
  for (std::size_t i = 0; i < catalogue.procedures.size(); ++i)
    if (!profile->find_level(catalogue.procedures[i].level))
      sink.add(line_at(root, "/procedures/" + std::to_string(i) + "/level"), "law.unknown",
               {catalogue.profile, catalogue.procedures[i].level});
}

}  // namespace

void read_catalogue(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  const std::size_t before = reading.problems.size();
  TableReader table(root, sink);
  Catalogue catalogue{.profile = table.text("profile"),
                      .version = small(table.number("version")),
                      .effective_from = table.day("effective_from"),
                      .effective_to = table.optional_day("effective_to")};
  for (const DataNode* procedure : table.tables("procedures", true))
    catalogue.procedures.push_back(read_procedure(*procedure, sink));
  table.finish();
  // What is missing was said already; its meaning is worth a look only when all is there.
  if (reading.problems.size() == before)
    for (const CatalogueProblem& problem : check_catalogue(catalogue))
      sink.add(line_at(root, problem.path), problem.reason.message_id, problem.reason.args);
  check_levels(catalogue, root, sink, reading.law);
  for (const Catalogue& other : reading.law.catalogues)
    if (other.profile == catalogue.profile && other.effective_from == catalogue.effective_from)
      table.problem("effective_from", "law.duplicate", {iso_day(catalogue.effective_from)});
  reading.law.catalogues.push_back(std::move(catalogue));
}

}  // namespace khongcho::store
