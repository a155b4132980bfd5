// data/waiting_rooms/*.toml
#include <algorithm>

#include "store/law_files_node.h"
#include "store/law_files_read.h"

namespace khongcho::store {

namespace {

int whole_number(TableReader& table, std::string_view key, int least, int most) {
  const std::int64_t number = table.number(key);
  if (number < least || number > most)
    table.problem(key, "data.out_of_range",
                  {std::string(key), std::to_string(least), std::to_string(most)});
  return static_cast<int>(std::clamp<std::int64_t>(number, least, most));
}

QueueService read_service(const DataNode& node, const ProblemSink& sink,
                          const WaitingRoomRules& rules) {
  TableReader table(node, sink);
  QueueService service{.code = table.text("code"),
                       .letter = table.text("letter"),
                       .name = table.text("name"),
                       .name_en = table.text("name_en"),
                       .note = table.optional_text("note"),
                       .note_en = table.optional_text("note_en"),
                       .fields = table.texts("fields", false)};
  table.finish();
  const bool one_letter =
      service.letter.size() == 1 && service.letter[0] >= 'A' && service.letter[0] <= 'Z';
  if (!one_letter) table.problem("letter", "data.bad_choice", {"letter", service.letter});
  for (const QueueService& other : rules.services) {
    if (other.code == service.code) table.problem("code", "law.duplicate", {service.code});
    if (other.letter == service.letter) table.problem("letter", "law.duplicate", {service.letter});
    if (other.fields.empty() && service.fields.empty())
      table.problem("code", "law.two_services_of_the_rest", {other.code, service.code});
    for (const std::string& field : service.fields)
      if (std::ranges::find(other.fields, field) != other.fields.end())
        table.problem("fields", "law.duplicate", {field});
  }
  return service;
}

PriorityClass read_priority(const DataNode& node, const ProblemSink& sink,
                            const WaitingRoomRules& rules) {
  TableReader table(node, sink);
  PriorityClass priority{.code = table.text("code"),
                         .rank = whole_number(table, "rank", 1, 99),
                         .name = table.text("name"),
                         .name_en = table.text("name_en"),
                         .by_appointment = table.flag("by_appointment")};
  table.finish();
  if (rules.find_priority(priority.code)) table.problem("code", "law.duplicate", {priority.code});
  if (priority.by_appointment && rules.appointment_priority())
    table.problem("by_appointment", "law.duplicate", {"by_appointment"});
  return priority;
}

AppointmentRules read_appointments(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  AppointmentRules rules{.slot_minutes = whole_number(table, "slot_minutes", 5, 240),
                         .per_slot = whole_number(table, "per_slot", 1, 100),
                         .days_ahead = whole_number(table, "days_ahead", 1, 120),
                         .grace_minutes = whole_number(table, "grace_minutes", 0, 120)};
  table.finish();
  return rules;
}

}  // namespace

void read_waiting_room(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  WaitingRoomRules rules{.profile = table.text("profile"), .services = {}};
  for (const DataNode* node : table.tables("services", true))
    rules.services.push_back(read_service(*node, sink, rules));
  for (const DataNode* node : table.tables("priorities", false))
    rules.priorities.push_back(read_priority(*node, sink, rules));
  if (const DataNode* node = table.any("appointments", true)) {
    if (node->kind == NodeKind::table)
      rules.appointments = read_appointments(*node, sink);
    else
      table.problem("appointments", "data.wrong_kind", {"appointments"});
  }
  table.finish();
  if (!reading.law.find_profile(rules.profile))
    return table.problem("profile", "law.unknown", {"profile", rules.profile});
  if (reading.law.find_waiting_room(rules.profile))
    return table.problem("profile", "law.duplicate", {rules.profile});
  reading.law.waiting_rooms.push_back(std::move(rules));
}

}  // namespace khongcho::store
