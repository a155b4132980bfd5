// data/alarms/*.toml
#include <algorithm>

#include "store/law_files_node.h"
#include "store/law_files_read.h"

namespace khongcho::store {

namespace {

int whole_number(TableReader& table, std::string_view key, int least, int most,
                 std::optional<std::int64_t> absent = {}) {
  const std::int64_t number = table.number(key, absent);
  if (number < least || number > most)
    table.problem(key, "data.out_of_range",
                  {std::string(key), std::to_string(least), std::to_string(most)});
  return static_cast<int>(std::clamp<std::int64_t>(number, least, most));
}

AlarmThreshold read_threshold(const DataNode& node, const ProblemSink& sink,
                              const AlarmRules& rules) {
  TableReader table(node, sink);
  const std::string kind = table.text("kind");
  const std::string level = table.text("level");
  AlarmThreshold threshold{.percent_gone = whole_number(table, "percent_gone", 0, 99, 0),
                           .minutes_before = whole_number(table, "minutes_before", 0, 10'000, 0),
                           .escalates = table.flag("escalates")};
  table.finish();
  const auto known_kind = alarm_kind_from(kind);
  const auto known_level = alarm_level_from(level);
  if (!known_kind || known_kind == AlarmKind::uncollected)
    table.problem("kind", "data.bad_choice", {"kind", kind});
  if (!known_level) table.problem("level", "data.bad_choice", {"level", level});
  threshold.kind = known_kind.value_or(threshold.kind);
  threshold.level = known_level.value_or(threshold.level);
  if (rules.find_threshold(threshold.kind)) table.problem("kind", "law.duplicate", {kind});
  return threshold;
}

// A table of minutes by kind of step.
std::vector<StepMinutes> read_paces(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  std::vector<StepMinutes> paces;
  for (const DataNode& child : node.children) {
    const auto kind = step_kind_from(child.key);
    const int minutes = whole_number(table, child.key, 1, 10'000);
    if (!kind) table.problem(child.key, "data.bad_choice", {"pace", child.key});
    if (kind) paces.push_back({*kind, minutes});
  }
  return paces;
}

// Reads the table `key` by `read`, where it is one.
void with_table(TableReader& table, std::string_view key, const auto& read) {
  const DataNode* node = table.any(key, true);
  if (!node) return;
  if (node->kind == NodeKind::table) return read(*node);
  table.problem(key, "data.wrong_kind", {std::string(key)});
}

}  // namespace

void read_alarms(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  AlarmRules rules{.profile = table.text("profile")};
  for (const DataNode* node : table.tables("thresholds", true))
    rules.thresholds.push_back(read_threshold(*node, sink, rules));
  with_table(table, "escalation", [&](const DataNode& node) {
    TableReader escalation(node, sink);
    rules.to_head_minutes = whole_number(escalation, "to_head_minutes", 1, 10'000);
    rules.to_chair_minutes = whole_number(escalation, "to_chair_minutes", 1, 10'000);
    escalation.finish();
  });
  with_table(table, "apology", [&](const DataNode& node) {
    TableReader apology(node, sink);
    rules.apology_minutes_before = whole_number(apology, "minutes_before", 0, 10'000);
    rules.apology_new_time_minutes = whole_number(apology, "new_time_minutes", 1, 10'000);
    apology.finish();
  });
  with_table(table, "uncollected", [&](const DataNode& node) {
    TableReader uncollected(node, sink);
    rules.uncollected_days = whole_number(uncollected, "days", 1, 1'000);
    uncollected.finish();
  });
  with_table(table, "pace", [&](const DataNode& node) { rules.paces = read_paces(node, sink); });
  table.finish();
  if (!reading.law.find_profile(rules.profile))
    return table.problem("profile", "law.unknown", {"profile", rules.profile});
  if (reading.law.find_alarms(rules.profile))
    return table.problem("profile", "law.duplicate", {rules.profile});
  reading.law.alarms.push_back(std::move(rules));
}

void check_alarms(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  const DataNode* code = root.find("code");
  if (code && reading.law.find_profile(code->text) && !reading.law.find_alarms(code->text))
    sink.add(code->line, "law.no_alarms", {code->text});
}

}  // namespace khongcho::store
