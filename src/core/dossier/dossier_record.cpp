#include "core/dossier/dossier_record.h"

#include <boost/json.hpp>
#include <stdexcept>

namespace khongcho {

namespace {

namespace json = boost::json;

[[noreturn]] void bad_value(std::string_view what) {
  throw std::runtime_error("dossier record: bad value for " + std::string(what));
}

template <typename T>
T must(std::optional<T> value, std::string_view what) {
  if (!value) bad_value(what);
  return *value;
}

json::array papers_json(const std::vector<Paper>& papers) {
  json::array array;
  for (const Paper& paper : papers)
    array.push_back({{"component", paper.component},
                     {"name", paper.name},
                     {"kind", text_of(paper.kind)},
                     {"count", paper.count},
                     {"note", paper.note}});
  return array;
}

std::vector<Paper> papers_from(const std::string& text) {
  std::vector<Paper> papers;
  const json::value parsed = json::parse(text);
  for (const json::value& item : parsed.as_array())
    papers.push_back({.component = item.at("component").as_string().c_str(),
                      .name = item.at("name").as_string().c_str(),
                      .kind = must(paper_kind_from(item.at("kind").as_string()), "paper kind"),
                      .count = static_cast<int>(item.at("count").as_int64()),
                      .note = item.at("note").as_string().c_str()});
  return papers;
}

json::array waits_json(const std::vector<Wait>& waits) {
  json::array array;
  for (const Wait& wait : waits) {
    json::object item{{"from", unix_seconds(wait.from)}, {"asked", wait.asked}};
    item["to"] = wait.to ? json::value(unix_seconds(*wait.to)) : json::value(nullptr);
    array.push_back(std::move(item));
  }
  return array;
}

std::vector<Wait> waits_from(const std::string& text) {
  std::vector<Wait> waits;
  const json::value parsed = json::parse(text);
  for (const json::value& item : parsed.as_array()) {
    Wait wait{.from = from_unix(item.at("from").as_int64()),
              .asked = item.at("asked").as_string().c_str()};
    if (!item.at("to").is_null()) wait.to = from_unix(item.at("to").as_int64());
    waits.push_back(std::move(wait));
  }
  return waits;
}

json::array consultations_json(const std::vector<Consultation>& consultations) {
  json::array array;
  for (const Consultation& each : consultations) {
    json::object item{{"id", each.id.value},
                      {"office", each.office.value},
                      {"question", each.question},
                      {"asked_by", each.asked_by.value},
                      {"asked_at", unix_seconds(each.asked_at)},
                      {"due_at", unix_seconds(each.due_at)},
                      {"answered_by", each.answered_by.value},
                      {"answer", each.answer},
                      {"withdrawn", each.withdrawn}};
    item["answered_at"] =
        each.answered_at ? json::value(unix_seconds(*each.answered_at)) : json::value(nullptr);
    array.push_back(std::move(item));
  }
  return array;
}

std::vector<Consultation> consultations_from(const std::string& text) {
  std::vector<Consultation> consultations;
  const json::value parsed = json::parse(text);
  for (const json::value& item : parsed.as_array()) {
    Consultation each{.id = {item.at("id").as_int64()},
                      .office = {item.at("office").as_int64()},
                      .question = item.at("question").as_string().c_str(),
                      .asked_by = {item.at("asked_by").as_int64()},
                      .asked_at = from_unix(item.at("asked_at").as_int64()),
                      .due_at = from_unix(item.at("due_at").as_int64()),
                      .answered_by = {item.at("answered_by").as_int64()},
                      .answer = item.at("answer").as_string().c_str(),
                      .withdrawn = item.at("withdrawn").as_bool()};
    if (!item.at("answered_at").is_null())
      each.answered_at = from_unix(item.at("answered_at").as_int64());
    consultations.push_back(std::move(each));
  }
  return consultations;
}

// Writing: one overload a type.
FieldValue to_field(const std::string& value) {
  return value;
}
FieldValue to_field(std::int64_t value) {
  return value;
}
FieldValue to_field(int value) {
  return std::int64_t{value};
}
FieldValue to_field(bool value) {
  return std::int64_t{value ? 1 : 0};
}
FieldValue to_field(Instant value) {
  return std::int64_t{unix_seconds(value)};
}
FieldValue to_field(Seconds value) {
  return std::int64_t{value.count()};
}
FieldValue to_field(Satisfaction value) {
  return std::int64_t{static_cast<int>(value)};
}
FieldValue to_field(const std::optional<Instant>& value) {
  return value ? FieldValue{std::int64_t{unix_seconds(*value)}} : FieldValue{};
}
template <typename Tag>
FieldValue to_field(Id<Tag> value) {
  return value ? FieldValue{value.value} : FieldValue{};
}
FieldValue to_field(const std::vector<Paper>& papers) {
  return papers.empty() ? std::string("[]") : json::serialize(papers_json(papers));
}
FieldValue to_field(const std::vector<Wait>& waits) {
  return waits.empty() ? std::string("[]") : json::serialize(waits_json(waits));
}
FieldValue to_field(const std::vector<Consultation>& consultations) {
  return consultations.empty() ? std::string("[]")
                               : json::serialize(consultations_json(consultations));
}
FieldValue to_field(const std::optional<Role>& role) {
  return std::string(role ? text_of(*role) : "");
}
template <typename Enum>
requires std::is_enum_v<Enum> FieldValue to_field(Enum value) {
  return std::string(text_of(value));
}

// Reading.
std::int64_t integer(const FieldValue& field) {
  if (const auto* value = std::get_if<std::int64_t>(&field)) return *value;
  bad_value("an integer");
}
const std::string& text(const FieldValue& field) {
  if (const auto* value = std::get_if<std::string>(&field)) return *value;
  bad_value("a text");
}
bool is_null(const FieldValue& field) {
  return std::holds_alternative<std::monostate>(field);
}

// A column younger than the event is null in it: an empty text.
void from_field(const FieldValue& field, std::string& value) {
  value = is_null(field) ? std::string() : text(field);
}
void from_field(const FieldValue& field, std::int64_t& value) {
  value = integer(field);
}
void from_field(const FieldValue& field, int& value) {
  value = static_cast<int>(integer(field));
}
void from_field(const FieldValue& field, bool& value) {
  value = integer(field) != 0;
}
void from_field(const FieldValue& field, Instant& value) {
  value = from_unix(integer(field));
}
void from_field(const FieldValue& field, Seconds& value) {
  value = Seconds{integer(field)};
}
void from_field(const FieldValue& field, Satisfaction& value) {
  value = static_cast<Satisfaction>(integer(field));
}
void from_field(const FieldValue& field, std::optional<Instant>& value) {
  value = is_null(field) ? std::nullopt : std::optional{from_unix(integer(field))};
}
template <typename Tag>
void from_field(const FieldValue& field, Id<Tag>& value) {
  value = {is_null(field) ? 0 : integer(field)};
}
void from_field(const FieldValue& field, std::vector<Paper>& value) {
  value = papers_from(text(field));
}
void from_field(const FieldValue& field, std::vector<Wait>& value) {
  value = waits_from(text(field));
}
void from_field(const FieldValue& field, std::vector<Consultation>& value) {
  if (!is_null(field)) value = consultations_from(text(field));
}
void from_field(const FieldValue& field, std::optional<Role>& value) {
  if (is_null(field) || text(field).empty()) return;
  value = must(role_from(text(field)), "role");
}
void from_field(const FieldValue& field, DossierState& value) {
  value = must(state_from(text(field)), "state");
}
void from_field(const FieldValue& field, Channel& value) {
  value = must(channel_from(text(field)), "channel");
}
void from_field(const FieldValue& field, ReturnMethod& value) {
  value = must(return_method_from(text(field)), "return_method");
}
void from_field(const FieldValue& field, PromiseRule& value) {
  value = must(promise_rule_from(text(field)), "rule");
}
void from_field(const FieldValue& field, TimeLimitKind& value) {
  value = must(time_limit_kind_of(text(field)), "limit_kind");
}

// The one list of columns, in two parts. AnyDossier is Dossier or const Dossier.
template <typename AnyDossier, typename Visit>
void each_field_of_the_case(AnyDossier& d, Visit& visit) {
  visit("id", d.id);
  visit("code", d.code);
  visit("lookup_code", d.lookup_code);
  visit("office_id", d.office);
  visit("version", d.version);
  visit("state", d.state);
  visit("profile", d.profile);
  visit("form_set", d.form_set);
  visit("service_model", d.model);
  visit("catalogue_version", d.catalogue_version);
  visit("procedure_id", d.procedure);
  visit("procedure_code", d.procedure_code);
  visit("procedure_name", d.procedure_name);
  visit("field", d.field);
  visit("limit_kind", d.limit.kind);
  visit("limit_n", d.limit.n);
  visit("limit_cutoff_s", d.limit.cutoff);
  visit("limit_text", d.limit_text);
  visit("on_list", d.on_list);
  visit("channel", d.channel);
  visit("submitter_name", d.submitter.full_name);
  visit("submitter_personal_id", d.submitter.personal_id);
  visit("submitter_born_on", d.submitter.born_on);
  visit("submitter_sex", d.submitter.sex);
  visit("submitter_address", d.submitter.address);
  visit("submitter_phone", d.submitter.phone);
  visit("submitter_email", d.submitter.email);
  visit("owner_name", d.owner_name);
  visit("name_folded", d.name_folded);
  visit("answers", d.answers);
  visit("papers", d.papers);
  visit("missing", d.missing);
  visit("pages", d.pages);
  visit("copies", d.copies);
  visit("fee", d.fee);
  visit("fee_text", d.fee_text);
  visit("exemption", d.exemption);
  visit("fee_paid", d.fee_paid);
  visit("return_method", d.return_method);
  visit("submitted_at", d.submitted_at);
  visit("received_at", d.received_at);
  visit("statutory_due_at", d.statutory_due_at);
  visit("promise_due_at", d.promise_due_at);
  visit("printed_due_at", d.printed_due_at);
  visit("rule", d.rule);
  visit("because", d.because);
  visit("excluded", d.excluded);
  visit("exclusion_reason", d.exclusion_reason);
  visit("waits", d.waits);
  visit("receptionist_id", d.receptionist);
  visit("specialist_id", d.specialist);
  visit("signer_id", d.signer);
  visit("counter_name", d.counter_name);
  visit("draft", d.draft);
  visit("result_number", d.result_number);
  visit("reason", d.reason);
  visit("signed_at", d.signed_at);
  visit("result_ready_at", d.result_ready_at);
  visit("returned_at", d.returned_at);
  visit("returned_to", d.returned_to);
  visit("identity_checked", d.identity_checked);
  visit("satisfaction", d.satisfaction);
  visit("apologised_at", d.apologised_at);
  visit("reappointed_at", d.reappointed_at);
  visit("apology_reason", d.apology_reason);
}

template <typename AnyDossier, typename Visit>
void each_field_of_its_way(AnyDossier& d, Visit& visit) {
  visit("competent_office_id", d.competent_office);
  visit("helping_office_id", d.helping_office);
  visit("parent_id", d.parent);
  visit("consultations", d.consultations);
  visit("route", d.route);
  visit("step", d.step);
  visit("step_since", d.step_since);
  visit("holder_id", d.holder);
  visit("offered_role", d.offered_role);
  visit("offered_to_id", d.offered_to);
  visit("offered_at", d.offered_at);
  visit("signed_under", d.signed_under);
  visit("sealed_at", d.sealed_at);
  visit("sealed_by_id", d.sealed_by);
  visit("result_sha256", d.result_sha256);
  visit("digitized_at", d.digitized_at);
  visit("apology_proposed_at", d.apology_proposed_at);
  visit("apology_proposed_by_id", d.apology_proposed_by);
  visit("proposed_time", d.proposed_time);
  visit("apology_number", d.apology_number);
}

template <typename AnyDossier, typename Visit>
void each_field(AnyDossier& d, Visit&& visit) {
  each_field_of_the_case(d, visit);
  each_field_of_its_way(d, visit);
}

}  // namespace

const std::vector<std::string>& dossier_columns() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    const Dossier any{};
    each_field(any, [&](const char* name, const auto&) { all.emplace_back(name); });
    return all;
  }();
  return names;
}

std::vector<FieldValue> to_record(const Dossier& dossier) {
  std::vector<FieldValue> record;
  record.reserve(dossier_columns().size());
  each_field(dossier, [&](const char*, const auto& value) { record.push_back(to_field(value)); });
  return record;
}

Dossier from_record(const std::vector<FieldValue>& record) {
  if (record.size() != dossier_columns().size()) bad_value("the number of columns");
  Dossier dossier;
  std::size_t at = 0;
  each_field(dossier, [&](const char*, auto& value) { from_field(record[at++], value); });
  return dossier;
}

std::string changes_json(const std::vector<FieldValue>& before,
                         const std::vector<FieldValue>& after) {
  json::object changes;
  const std::vector<std::string>& names = dossier_columns();
  for (std::size_t at = 0; at < names.size(); ++at) {
    const FieldValue old = before.empty() ? FieldValue{} : before[at];
    if (old == after[at]) continue;
    json::value& slot = changes[names[at]];
    if (const auto* number = std::get_if<std::int64_t>(&after[at])) slot = *number;
    if (const auto* string = std::get_if<std::string>(&after[at])) slot = *string;
  }
  return json::serialize(changes);
}

void apply_changes(std::vector<FieldValue>& record, std::string_view changes) {
  const std::vector<std::string>& names = dossier_columns();
  record.resize(names.size());
  const json::value parsed = json::parse(changes);
  for (const auto& [name, value] : parsed.as_object()) {
    const auto found = std::ranges::find(names, std::string_view(name));
    if (found == names.end()) bad_value(name);
    FieldValue& field = record[static_cast<std::size_t>(found - names.begin())];
    field = {};
    if (value.is_int64()) field = std::int64_t{value.as_int64()};
    if (value.is_string()) field = std::string(value.as_string());
  }
}

}  // namespace khongcho
