#include "web/site/dossier_parts.h"

#include "core/people/identity.h"

namespace khongcho::web {

namespace {

std::string name_of(const app::DossierView& view, OfficerId id) {
  const auto found = view.officers.find(id);
  return found == view.officers.end() ? "" : found->second.full_name;
}

}  // namespace

bool was_received(const Dossier& dossier) {
  return dossier.state != DossierState::instructed && dossier.state != DossierState::rejected;
}

std::string code_words(std::string_view lookup_code) {
  if (lookup_code.size() != 8) return std::string(lookup_code);
  return std::string(lookup_code.substr(0, 4)) + " " + std::string(lookup_code.substr(4));
}

std::vector<FactRow> person_facts(const Locale& locale, const Dossier& dossier, CivilDay today) {
  const Person& person = dossier.submitter;
  std::vector<FactRow> facts;
  const auto add = [&](const char* key, std::string value, bool numeric = false) {
    if (!value.empty()) facts.push_back({locale.text(key), std::move(value), numeric});
  };
  add("counter.person.name", person.full_name);
  add("counter.person.born", born_words(locale, person.born_on, today), true);
  add("counter.person.id", spaced_number(person.personal_id), true);
  if (!person.sex.empty())
    add("counter.person.sex", locale.text("counter.person." + person.sex));
  add("counter.person.phone", phone_text(person.phone), true);
  add("counter.person.proxy", dossier.owner_name);
  add("counter.person.address", person.address);
  return facts;
}

std::vector<FactRow> dossier_facts(const Locale& locale, const app::DossierView& view) {
  const Dossier& dossier = view.dossier;
  std::vector<FactRow> facts;
  const auto add = [&](const char* key, std::string value, bool numeric = false) {
    if (!value.empty()) facts.push_back({locale.text(key), std::move(value), numeric});
  };
  add("counter.fact.code", dossier.code, true);
  add("counter.fact.received_at", instant_words(dossier.received_at), true);
  add("counter.fact.counter", dossier.counter_name);
  add("counter.fact.receptionist", name_of(view, dossier.receptionist));
  add("counter.fact.specialist", name_of(view, dossier.specialist));
  add("counter.fact.signer", name_of(view, dossier.signer));
  add("counter.fact.result_number", dossier.result_number, true);
  if (was_received(dossier)) {
    const std::string amount = money_words(locale, dossier.fee);
    const bool asks = dossier.fee > 0;
    add("counter.fact.fee",
        asks ? locale.text(dossier.fee_paid ? "counter.fee.paid_amount" : "counter.fee.due_amount",
                           {amount})
             : amount,
        asks);
    add("counter.fact.return_method",
        locale.text("counter.return_method." + std::string(text_of(dossier.return_method))));
  }
  add("counter.fact.returned_to", dossier.returned_to);
  return facts;
}

DossierPromise dossier_promise(const Locale& locale, const Dossier& dossier, Instant now) {
  DossierPromise promise{.title = locale.text("counter.promise.title"),
                         .when = locale.text("counter.promise.undated"),
                         .because = capitalised(dossier.because)};
  if (!was_received(dossier)) {
    promise.when = locale.text("state." + std::string(text_of(dossier.state)));
    promise.because.clear();
    return promise;
  }
  if (is_waiting(dossier)) {
    promise.when = locale.text("counter.promise.stands");
    promise.because = locale.text("counter.promise.stands_until");
    return promise;
  }
  if (dossier.statutory_due_at) promise.by_law = instant_words(*dossier.statutory_due_at);
  const auto due = expected_at(dossier);
  if (!due) return promise;
  const DueWords words = due_words(locale, *due, now);
  promise.kind = civil_day(*due) == civil_day(now) ? "today" : "later";
  if (timeliness(dossier, now) == Timeliness::overdue) promise.kind = "late";
  promise.when = words.when;
  promise.day = words.day;
  if (dossier.reappointed_at)
    promise.apology = locale.text("counter.promise.apologised", {dossier.apology_reason});
  return promise;
}

PrintLink print_link(const Locale& locale, const Dossier& dossier, std::string_view form) {
  const std::string key = "counter.print." + std::string(form);
  if (form == "supplement")
    return {locale.text(key), Url::path("/quay/ho-so/{}/huong-dan", {dossier.code})};
  if (form == "refusal")
    return {locale.text(key), Url::path("/quay/ho-so/{}/tu-choi", {dossier.code})};
  if (form == "apology")
    return {locale.text(key), Url::path("/quay/ho-so/{}/xin-loi", {dossier.code})};
  if (form == "stop") return {locale.text(key), Url::path("/quay/ho-so/{}/dung", {dossier.code})};
  if (form == "result") return {locale.text(key), Url::path("/ket-qua/{}", {dossier.code})};
  if (form == "control_slip")
    return {locale.text(key), Url::path("/quay/ho-so/{}/kiem-soat", {dossier.code})};
  return {locale.text(key), Url::path("/quay/ho-so/{}/giay-hen", {dossier.code})};
}

std::vector<PrintLink> print_links(const Locale& locale, const Dossier& dossier) {
  std::vector<PrintLink> links;
  const auto add = [&](std::string_view form) {
    links.push_back(print_link(locale, dossier, form));
  };
  if (was_received(dossier)) add("receipt");
  if (dossier.state == DossierState::instructed || !dossier.waits.empty()) add("supplement");
  if (dossier.state == DossierState::rejected) add("refusal");
  if (dossier.apologised_at) add("apology");
  if (dossier.state == DossierState::stopped) add("stop");
  if (was_received(dossier)) add("control_slip");
  if (!dossier.draft.empty()) add("result");
  return links;
}

}  // namespace khongcho::web
