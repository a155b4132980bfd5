#include "store/catalogue_json.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "core/procedure/limit_text.h"

namespace khongcho::store {
namespace {

namespace json = boost::json;

constexpr std::size_t kWidth = 98;

json::array list_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const std::string& text : texts) list.emplace_back(text);
  return list;
}

json::array list_of(const std::vector<Answer>& when) {
  json::array list;
  for (const Answer& answer : when) list.emplace_back(answer_text_of(answer));
  return list;
}

void add_text(json::object& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void add_number(json::object& object, const char* key, std::int64_t number) {
  if (number != 0) object[key] = number;
}

void add_flag(json::object& object, const char* key, bool flag) {
  if (flag) object[key] = true;
}

void add_list(json::object& object, const char* key, json::array list) {
  if (!list.empty()) object[key] = std::move(list);
}

json::object limit_of(const TimeLimit& limit) {
  json::object object{{"kind", text_of(limit.kind)}};
  if (limit.kind == TimeLimitKind::same_day) object["cutoff"] = clock_text(limit.cutoff);
  add_number(object, "n", limit.n);
  return object;
}

json::object fee_of(const FeeRule& fee) {
  json::object object{{"kind", text_of(fee.kind)}};
  if (fee.kind != FeeKind::free && fee.kind != FeeKind::per_page) object["amount"] = fee.amount;
  json::array tiers;
  for (const FeeTier& tier : fee.tiers)
    tiers.push_back(json::object{{"from_page", tier.from_page}, {"amount", tier.amount}});
  add_list(object, "tiers", std::move(tiers));
  add_number(object, "cap_per_copy", fee.cap_per_copy);
  json::array exemptions;
  for (const FeeExemption& each : fee.exemptions)
    exemptions.push_back(
        json::object{{"id", each.id}, {"name", each.name}, {"percent_off", each.percent_off}});
  add_list(object, "exemptions", std::move(exemptions));
  add_text(object, "unit", fee.unit);
  object["text"] = fee.text;
  return object;
}

json::object question_of(const Question& question) {
  json::array answers;
  for (const AnswerChoice& answer : question.answers)
    answers.push_back(json::object{{"id", answer.id}, {"text", answer.text}});
  return {{"id", question.id}, {"text", question.text}, {"answers", std::move(answers)}};
}

json::object component_of(const Component& component) {
  json::object object{{"id", component.id}, {"name", component.name}};
  add_number(object, "originals", component.originals);
  add_number(object, "certified_copies", component.certified_copies);
  add_number(object, "photocopies", component.photocopies);
  object["mode"] = text_of(component.mode);
  add_flag(object, "electronic_ok", component.electronic_ok);
  add_flag(object, "optional", component.optional);
  add_list(object, "when", list_of(component.when));
  return object;
}

json::object procedure_of(const Procedure& procedure) {
  json::object object{{"id", procedure.id},
                      {"code", procedure.code},
                      {"level", procedure.level},
                      {"slug", procedure.slug},
                      {"name", procedure.name},
                      {"short_name", procedure.short_name},
                      {"field", procedure.field},
                      {"everyday_names", list_of(procedure.everyday_names)},
                      {"limit", limit_of(procedure.limit)},
                      {"limit_text", procedure.limit_text}};
  json::array cases;
  for (const LimitCase& each : procedure.limit_cases)
    cases.push_back(json::object{
        {"when", list_of(each.when)}, {"limit", limit_of(each.limit)}, {"text", each.text}});
  add_list(object, "limit_cases", std::move(cases));
  object["fee"] = fee_of(procedure.fee);
  object["online"] = text_of(procedure.online);
  object["result"] =
      json::object{{"name", procedure.result_name}, {"codes", list_of(procedure.result_codes)}};
  object["agency"] = procedure.agency;
  object["legal"] = procedure.legal;
  json::array questions;
  for (const Question& question : procedure.questions) questions.push_back(question_of(question));
  object["questions"] = std::move(questions);
  json::array components;
  for (const Component& each : procedure.components) components.push_back(component_of(each));
  object["components"] = std::move(components);
  add_text(object, "note", procedure.note);
  object["usual_minutes"] = procedure.usual_minutes;
  add_flag(object, "to_verify", procedure.to_verify);
  return object;
}

bool has_object(const json::value& value) {
  if (const auto* list = value.if_array())
    return std::any_of(list->begin(), list->end(), [](const json::value& item) {
      return item.is_object() || has_object(item);
    });
  const auto* object = value.if_object();
  return object && std::any_of(object->begin(), object->end(), [](const auto& member) {
           return member.value().is_object() || has_object(member.value());
         });
}

std::string flat(const json::value& value) {
  std::string text;
  if (const auto* list = value.if_array()) {
    for (const json::value& item : *list) text += (text.empty() ? "" : ", ") + flat(item);
    return "[" + text + "]";
  }
  const auto* object = value.if_object();
  if (!object) return json::serialize(value);
  for (const auto& member : *object)
    text += (text.empty() ? "" : ", ") + json::serialize(json::value(member.key())) + ": " +
            flat(member.value());
  return "{" + text + "}";
}

// What fits on a line stands on one; lists and objects of objects never do.
std::string pretty(const json::value& value, std::size_t depth) {
  const std::string one_line = flat(value);
  const bool empty = one_line == "{}" || one_line == "[]";
  if (!value.is_structured() || empty ||
      (!has_object(value) && 2 * depth + length_of(one_line) <= kWidth))
    return one_line;
  const std::string pad(2 * depth, ' ');
  std::vector<std::string> items;
  if (const auto* list = value.if_array()) {
    for (const json::value& item : *list) items.push_back(pad + "  " + pretty(item, depth + 1));
    return "[\n" + join(items, ",\n") + "\n" + pad + "]";
  }
  for (const auto& member : value.get_object())
    items.push_back(pad + "  " + json::serialize(json::value(member.key())) + ": " +
                    pretty(member.value(), depth + 1));
  return "{\n" + join(items, ",\n") + "\n" + pad + "}";
}

}  // namespace

std::string catalogue_json(const Catalogue& catalogue) {
  json::object object{{"profile", catalogue.profile},
                      {"version", catalogue.version},
                      {"effective_from", iso_day(catalogue.effective_from)}};
  if (catalogue.effective_to) object["effective_to"] = iso_day(*catalogue.effective_to);
  json::array procedures;
  for (const Procedure& procedure : catalogue.procedures)
    procedures.push_back(procedure_of(procedure));
  object["procedures"] = std::move(procedures);
  return pretty(object, 0) + "\n";
}

}  // namespace khongcho::store
