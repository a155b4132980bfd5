#include "api/dossier_json.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace khongcho::api {

namespace {

namespace json = boost::json;

json::value instant_json(const std::optional<Instant>& at) {
  return at ? json::value(iso_instant(*at)) : json::value(nullptr);
}

json::array papers_json(const std::vector<Paper>& papers) {
  json::array array;
  for (const Paper& paper : papers)
    array.push_back({{"component", paper.component},
                     {"name", paper.name},
                     {"kind", text_of(paper.kind)},
                     {"count", paper.count}});
  return array;
}

Error wrong(std::string message_id, std::string_view member) {
  return {ErrorCode::invalid_input, std::move(message_id), {std::string(member)},
          std::string(member)};
}

// Reads members of one JSON object and remembers the first thing wrong.
class Reader {
 public:
  Reader(const json::object& object, std::string prefix)
      : object_(object), prefix_(std::move(prefix)) {}

  void text(const char* name, std::string& into) {
    if (const json::value* value = member(name)) {
      if (value->is_string())
        into = std::string(value->as_string());
      else
        fail("api.wrong_type", name);
    }
  }
  void number(const char* name, int& into) {
    if (const json::value* value = member(name)) {
      constexpr std::int64_t kMost = 1'000'000;
      if (value->is_int64() && value->as_int64() >= 0 && value->as_int64() <= kMost)
        into = static_cast<int>(value->as_int64());
      else
        fail("api.wrong_type", name);
    }
  }
  void flag(const char* name, bool& into) {
    if (const json::value* value = member(name)) {
      if (value->is_bool())
        into = value->as_bool();
      else
        fail("api.wrong_type", name);
    }
  }
  template <typename Enum, typename Parse>
  void choice(const char* name, Enum& into, Parse parse) {
    std::string word;
    text(name, word);
    if (word.empty()) return;
    if (const auto parsed = parse(word))
      into = *parsed;
    else
      fail("api.wrong_type", name);
  }
  const json::object* object(const char* name) {
    const json::value* value = member(name);
    if (value && !value->is_object()) fail("api.wrong_type", name);
    return value && value->is_object() ? &value->as_object() : nullptr;
  }
  const json::array* array(const char* name) {
    const json::value* value = member(name);
    if (value && !value->is_array()) fail("api.wrong_type", name);
    return value && value->is_array() ? &value->as_array() : nullptr;
  }
  void only_known() {
    for (const auto& [name, value] : object_)
      if (std::ranges::find(known_, std::string_view(name)) == known_.end())
        fail("api.unknown_member", name);
  }

  void fail(std::string message_id, std::string_view name) {
    if (!problem_) problem_ = wrong(std::move(message_id), prefix_ + std::string(name));
  }
  const std::optional<Error>& problem() const { return problem_; }

 private:
  const json::value* member(const char* name) {
    known_.push_back(name);
    const json::value* value = object_.if_contains(name);
    return value && !value->is_null() ? value : nullptr;
  }

  const json::object& object_;
  std::string prefix_;
  std::vector<std::string_view> known_;
  std::optional<Error> problem_;
};

std::optional<Error> read_person(const json::object& object, Person& person) {
  Reader reader(object, "submitter.");
  reader.text("full_name", person.full_name);
  reader.text("personal_id", person.personal_id);
  reader.text("born_on", person.born_on);
  reader.text("sex", person.sex);
  reader.text("address", person.address);
  reader.text("phone", person.phone);
  reader.text("email", person.email);
  reader.only_known();
  return reader.problem();
}

std::optional<Error> read_papers(const json::array& array, std::vector<Paper>& papers) {
  for (const json::value& item : array) {
    if (!item.is_object()) return wrong("api.wrong_type", "papers");
    Paper paper;
    Reader reader(item.as_object(), "papers.");
    reader.text("component", paper.component);
    reader.text("name", paper.name);
    reader.choice("kind", paper.kind, paper_kind_from);
    reader.number("count", paper.count);
    reader.only_known();
    if (reader.problem()) return reader.problem();
    papers.push_back(std::move(paper));
  }
  return {};
}

std::optional<Error> read_answers(const json::object& object, std::vector<Answer>& answers) {
  for (const auto& [question, answer] : object) {
    if (!answer.is_string()) return wrong("api.wrong_type", "answers");
    answers.push_back({std::string(question), std::string(answer.as_string())});
  }
  return {};
}

}  // namespace

json::object dossier_json(const Dossier& dossier) {
  return {{"code", dossier.code},
          {"lookup_code", dossier.lookup_code},
          {"state", text_of(dossier.state)},
          {"portal_status", portal_status(dossier.state)},
          {"version", dossier.version},
          {"procedure", dossier.procedure},
          {"procedure_code", dossier.procedure_code},
          {"procedure_name", dossier.procedure_name},
          {"channel", text_of(dossier.channel)},
          {"submitter_name", dossier.submitter.full_name},
          {"papers", papers_json(dossier.papers)},
          {"missing", papers_json(dossier.missing)},
          {"fee", dossier.fee},
          {"fee_paid", dossier.fee_paid},
          {"submitted_at", iso_instant(dossier.submitted_at)},
          {"received_at", iso_instant(dossier.received_at)},
          {"promise_due_at", instant_json(dossier.promise_due_at)},
          {"statutory_due_at", instant_json(dossier.statutory_due_at)},
          {"printed_due_at", instant_json(dossier.printed_due_at)},
          {"rule", text_of(dossier.rule)},
          {"because", dossier.because},
          {"excluded", dossier.excluded},
          {"result_ready_at", instant_json(dossier.result_ready_at)},
          {"returned_at", instant_json(dossier.returned_at)},
          {"reappointed_at", instant_json(dossier.reappointed_at)}};
}

Expected<app::IntakeForm> intake_form_from(std::string_view body) {
  const Error bad_json{ErrorCode::invalid_input, "api.bad_json"};
  if (!is_clean_utf8(body)) return bad_json;
  boost::system::error_code failed;
  const json::value parsed = json::parse(body, failed, {}, {.max_depth = 8});
  if (failed || !parsed.is_object()) return bad_json;

  app::IntakeForm form;
  Reader reader(parsed.as_object(), "");
  form.channel = Channel::online;
  reader.text("procedure", form.procedure);
  reader.choice("channel", form.channel, channel_from);
  reader.choice("return_method", form.return_method, return_method_from);
  reader.text("owner_name", form.owner_name);
  reader.number("pages", form.pages);
  reader.number("copies", form.copies);
  reader.number("cases", form.cases);
  reader.text("exemption", form.exemption);
  reader.flag("fee_paid", form.fee_paid);
  reader.flag("allow_duplicate", form.duplicate_confirmed);
  std::string submitted_at;
  reader.text("submitted_at", submitted_at);
  const json::object* submitter = reader.object("submitter");
  const json::object* answers = reader.object("answers");
  const json::array* papers = reader.array("papers");
  reader.only_known();
  if (!submitted_at.empty()) form.submitted_at = parse_instant(submitted_at);
  if (!submitted_at.empty() && !form.submitted_at) reader.fail("api.wrong_type", "submitted_at");
  if (reader.problem()) return *reader.problem();
  if (submitter)
    if (const auto problem = read_person(*submitter, form.submitter)) return *problem;
  if (answers)
    if (const auto problem = read_answers(*answers, form.answers)) return *problem;
  if (papers)
    if (const auto problem = read_papers(*papers, form.papers)) return *problem;
  return form;
}

}  // namespace khongcho::api
