#include "core/paper/form_values.h"

#include <fmt/format.h>

#include "base/text.h"
#include "core/people/identity.h"

namespace khongcho {

namespace {

const DossierEvent* later(const DossierEvent* a, const DossierEvent* b) {
  if (!a || !b) return a ? a : b;
  return a->seq > b->seq ? a : b;
}

// The event a form belongs to, or null while there is none.
const DossierEvent* event_of(std::string_view kind, const PaperFacts& facts) {
  using enum DossierEventKind;
  if (kind == "supplement")
    return later(last_event(facts, instructed), last_event(facts, supplement_requested));
  if (kind == "refusal") return last_event(facts, rejected);
  if (kind == "apology") return last_event(facts, apologised);
  if (kind == "stop") return later(last_event(facts, stopped), last_event(facts, withdrawn));
  return last_event(facts, received);
}

std::string asked_words(const Dossier& dossier, const Locale& locale) {
  if (!dossier.waits.empty()) return dossier.waits.back().asked;
  return dossier.reason.empty() ? locale.text("paper.papers_missing") : dossier.reason;
}

std::string reason_words(std::string_view kind, const Dossier& dossier, const Locale& locale) {
  if (kind == "supplement") return asked_words(dossier, locale);
  return kind == "apology" ? dossier.apology_reason : dossier.reason;
}

std::string due_words(const std::optional<Instant>& due, const Locale& locale) {
  return due ? instant_words(*due, locale) : locale.text("paper.no_due");
}

// The state the dossier was in when it was stopped or taken back.
std::string stage_words(std::string_view kind, const PaperFacts& facts, const Locale& locale) {
  if (kind != "stop") return "";
  const std::vector<Dossier> after = dossier_after_events(facts.events);
  const std::size_t before_last = after.size() < 2 ? 0 : after.size() - 2;
  const DossierState state = after.empty() ? facts.dossier.state : after[before_last].state;
  return locale.text("state." + std::string(text_of(state)));
}

std::string request_words(const Dossier& dossier, const Locale& locale) {
  const bool asked = dossier.state == DossierState::withdrawn;
  return locale.text(asked ? "paper.asked_to_withdraw" : "paper.none");
}

std::string refund_words(const Dossier& dossier, const Locale& locale) {
  if (dossier.fee == 0 || !dossier.fee_paid) return locale.text("paper.none");
  return locale.text("paper.refund", {grouped(dossier.fee)});
}

std::string submitter_on(std::string_view kind, const Dossier& dossier, const Locale& locale) {
  const std::string words = submitter_words(dossier, locale);
  if (kind != "receipt" || dossier.submitter.personal_id.empty()) return words;
  return locale.text("paper.with_identity",
                     {words, mask_personal_id(dossier.submitter.personal_id)});
}

}  // namespace

std::string submitter_words(const Dossier& dossier, const Locale& locale) {
  const std::string& name = dossier.submitter.full_name;
  if (dossier.owner_name.empty() || dossier.owner_name == name) return name;
  return locale.text("paper.for_owner", {name, dossier.owner_name});
}

std::string return_place(const PaperFacts& facts, const Locale& locale) {
  const std::string office = office_words(facts.office, facts.level);
  switch (facts.dossier.return_method) {
    case ReturnMethod::post:
      return locale.text("paper.return_post", {facts.dossier.submitter.address});
    case ReturnMethod::electronic:
      return locale.text("paper.return_electronic");
    case ReturnMethod::counter:
      break;
  }
  if (facts.dossier.counter_name.empty()) return office;
  return office + ", " + facts.dossier.counter_name;
}

std::string fee_words(const Dossier& dossier, const Locale& locale) {
  if (dossier.fee == 0)
    return locale.text(dossier.exemption.empty() ? "paper.fee_none" : "paper.fee_exempt");
  return locale.text(dossier.fee_paid ? "paper.fee_paid" : "paper.fee_unpaid",
                     {grouped(dossier.fee)});
}

std::optional<Instant> issued_at(const FormText& form, const PaperFacts& facts) {
  const DossierEvent* event = event_of(form.kind, facts);
  if (!event) return {};
  return event->at;
}

OfficerId issuer(const FormText& form, const PaperFacts& facts) {
  const DossierEvent* event = event_of(form.kind, facts);
  if (!event) return {};
  if (form.kind != "apology" && form.kind != "stop") return event->officer;
  const auto found = facts.officers.find(event->officer);
  if (found == facts.officers.end()) return {};
  const bool signs =
      has_role(found->second, Role::signer) || has_role(found->second, Role::commune_chair);
  return signs ? event->officer : OfficerId{};
}

NamedTexts form_values(const FormText& form, const PaperFacts& facts, const Locale& locale) {
  const Dossier& dossier = facts.dossier;
  const std::string none = locale.text("paper.none");
  const auto or_none = [&](const std::string& text) { return text.empty() ? none : text; };
  const std::optional<Instant> issued = issued_at(form, facts);
  const std::string year = std::to_string(year_of(civil_day(dossier.received_at)));
  const std::string office = office_words(facts.office, facts.level);
  const std::string officer = officer_name(facts, issuer(form, facts));
  return {
      {"office", office},
      {"office_place", place_of(facts.office, facts.level).full()},
      {"agency", facts.office.name},
      {"submitter", submitter_on(form.kind, dossier, locale)},
      {"address", or_none(dossier.submitter.address)},
      {"phone", or_none(phone_text(dossier.submitter.phone))},
      {"email", or_none(dossier.submitter.email)},
      {"procedure", dossier.procedure_name},
      {"dossier_code", dossier.code},
      {"lookup_code", lookup_code_text(dossier.lookup_code)},
      {"sets", locale.text("paper.sets", {"01"})},
      {"limit", or_none(dossier.limit_text)},
      {"received_at", instant_words(dossier.received_at, locale)},
      {"received_day", day_words(civil_day(dossier.received_at), locale)},
      {"due_at", due_words(dossier.printed_due_at, locale)},
      {"new_due_at", due_words(dossier.reappointed_at, locale)},
      {"return_at", return_place(facts, locale)},
      {"fee", fee_words(dossier, locale)},
      {"register", facts.book_volume.empty() ? "01/" + year : facts.book_volume},
      {"register_no",
       facts.book_number.empty() ? tail_of_code(dossier.code) : facts.book_number},
      {"model", facts.model_name},
      {"promise", dossier.because},
      {"reason", or_none(reason_words(form.kind, dossier, locale))},
      {"officer", officer.empty() ? office : officer},
      {"deciding_office",
       facts.deciding_office.empty()
           ? ""
           : locale.text("paper.deciding_office", {facts.deciding_office, facts.office.name})},
      {"hotline", facts.office.hotline},
      {"website",
       facts.public_address.empty() ? locale.text("paper.notice_board") : facts.public_address},
      {"extension", or_none(facts.extension)},
      {"extension_no", "01"},
      {"stage", stage_words(form.kind, facts, locale)},
      {"request", request_words(dossier, locale)},
      {"refund", refund_words(dossier, locale)},
      {"stopped_day", issued ? day_words(civil_day(*issued), locale) : ""},
  };
}

}  // namespace khongcho
