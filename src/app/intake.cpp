#include "app/intake.h"

#include <fmt/format.h>

#include <functional>

#include "app/intake_check.h"
#include "app/offices.h"
#include "app/registers.h"
#include "app/request_key.h"
#include "app/waiting_room.h"
#include "base/crypto.h"
#include "base/text.h"
#include "core/dossier/dossier_moves.h"
#include "core/dossier/hand_over.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/sequence_store.h"
#include "store/volunteer_store.h"

namespace khongcho::app {

namespace {

std::string answers_text(const std::vector<Answer>& answers) {
  std::vector<std::string> parts;
  for (const Answer& answer : answers) parts.push_back(answer.question + "=" + answer.answer);
  return join(parts, ";");
}

// Papers as counted, each with the name it has in the catalogue; lines of none are dropped.
std::vector<Paper> named_papers(const IntakePreview& preview, const std::vector<Paper>& papers) {
  std::vector<Paper> named;
  for (Paper paper : papers) {
    if (paper.count < 1) continue;
    for (const Component* component : preview.components)
      if (component->id == paper.component) paper.name = component->name;
    if (!tidy_text(paper.name).empty()) named.push_back(std::move(paper));
  }
  return named;
}

Dossier dossier_from(const Context& ctx, const Officer& officer, const IntakeForm& form,
                     const IntakePreview& preview) {
  const Profile& profile = ctx.law.profile(preview.office.profile);
  const Catalogue* catalogue =
      ctx.law.catalogue(preview.office, civil_day(preview.promise.received_at));
  Dossier dossier;
  dossier.id = make<DossierId>();
  dossier.lookup_code = random_code();
  dossier.office = preview.office.id;
  dossier.profile = profile.code;
  dossier.form_set = profile.form_set;
  dossier.model = preview.office.model;
  dossier.catalogue_version =
      catalogue ? fmt::format("{}/{}", catalogue->profile, catalogue->version) : "";
  dossier.procedure = preview.procedure->id;
  dossier.procedure_code = preview.procedure->code;
  dossier.procedure_name = preview.procedure->name;
  dossier.field = preview.procedure->field;
  dossier.limit = preview.limit;
  dossier.limit_text = preview.limit_text;
  dossier.on_list = preview.on_list;
  dossier.channel = form.channel;
  dossier.submitter = form.submitter;
  dossier.owner_name = tidy_text(form.owner_name);
  dossier.name_folded = fold(form.submitter.full_name + " " + form.owner_name);
  dossier.answers = answers_text(preview.answers);
  dossier.papers = named_papers(preview, form.papers);
  dossier.missing = preview.missing;
  dossier.pages = form.pages;
  dossier.copies = form.copies;
  dossier.fee = preview.fee;
  dossier.fee_text = preview.procedure->fee.text;
  dossier.exemption = form.exemption;
  dossier.fee_paid = form.fee_paid;
  dossier.return_method = form.return_method;
  dossier.submitted_at = form.submitted_at.value_or(ctx.time.now());
  dossier.receptionist = officer.id;
  dossier.counter_name = form.counter_name;
  set_due_times(dossier, preview.promise, preview.because);
  return dossier;
}

// What stands between a checked form and the database, for any of the three outcomes.
struct Prepared {
  Office office;
  IntakeForm form;
  IntakePreview preview;
  OfficeId competent = {};  // where it is another
  OfficeId helping = {};    // where one did
};

// The office a form names as the one that decides; none for this one itself.
Expected<OfficeId> competent_office(const Context& ctx, sql::Transaction& tx, const Office& own,
                                    const IntakeForm& form) {
  if (form.competent_office.empty() || form.competent_office == own.slug) return OfficeId{};
  const auto other = store::find_office_by_slug(tx, form.competent_office);
  if (!other || !may_decide_for(ctx, own, *other, form.procedure))
    return Error{ErrorCode::invalid_input, "intake.no_competent_office", {}, "competent_office"};
  return other->id;
}

// The office a form names as the one that helped; the receiving office itself helps nobody else.
Expected<OfficeId> helping_office(sql::Transaction& tx, const Office& own, const IntakeForm& form) {
  if (form.helping_office.empty() || form.helping_office == own.slug) return OfficeId{};
  const auto other = store::find_office_by_slug(tx, form.helping_office);
  if (!other || !other->active)
    return Error{ErrorCode::invalid_input, "intake.no_helping_office", {}, "helping_office"};
  return other->id;
}

// The number of whoever sits at this officer's counter. The room is taken, so that nobody ends it
// meanwhile. Handing in papers is having come: a ticket only called is served from now on.
Expected<QueueTicket> ticket_at_counter(const Context& ctx, sql::Transaction& tx,
                                        const Officer& officer, TicketId id) {
  take_room_of_today(tx, officer.office, ctx.time.now());
  const auto ticket = store::find_ticket(tx, id);
  const bool here = ticket && ticket->office == officer.office && ticket->officer == officer.id &&
                    (ticket->state == TicketState::called || ticket->state == TicketState::serving);
  if (!here) return Error{ErrorCode::conflict, "intake.not_at_your_counter"};
  if (ticket->state == TicketState::serving) return *ticket;
  const Instant now = ctx.time.now();
  const auto served = serve(*ticket, {.counter = ticket->counter, .officer = officer.id}, now);
  if (served) store::save(tx, *served, store::TicketEventKind::served, now, officer.id);
  return served;
}

Expected<Prepared> prepare(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                           const IntakeForm& form) {
  if (!may(officer, Action::receive, {officer.office}))
    return Error{ErrorCode::not_allowed, "intake.not_allowed"};
  if (auto problem = intake_form_problem(form)) return *problem;
  const auto office = store::find_office(tx, officer.office);
  if (!office || !office->active) return Error{ErrorCode::conflict, "intake.office_closed"};
  auto person = checked_person(form.submitter);
  if (!person) return person.error();
  Prepared prepared{.office = *office, .form = form, .preview = {}};
  prepared.form.submitter = *person;
  if (form.ticket) {
    const auto ticket = ticket_at_counter(ctx, tx, officer, form.ticket);
    if (!ticket) return ticket.error();
    prepared.form.ticket_at = ticket->taken_at;
  }
  auto preview = preview_intake(ctx, *office, prepared.form);
  if (!preview) return preview.error();
  prepared.preview = *preview;
  const auto competent = competent_office(ctx, tx, *office, prepared.form);
  if (!competent) return competent.error();
  prepared.competent = *competent;
  const auto helping = helping_office(tx, *office, prepared.form);
  if (!helping) return helping.error();
  prepared.helping = *helping;
  return prepared;
}

std::string numbered_code(const Office& office, CivilDay day, std::string_view mark,
                          std::int64_t number) {
  return fmt::format("{}-{}-{}{:04}", office.code, compact_day(day), mark, number);
}

struct Outcome {
  DossierState state;
  DossierEventKind event;
  std::string sequence;   // kind of running number
  std::string code_mark;  // between date and number
  store::DayCounts counts;
};

using OutcomeRule = std::function<Expected<Outcome>(sql::Transaction&, const Prepared&)>;

// In the receptionist's hands, at the first step of the route in force.
void begin_route(const Context& ctx, const Prepared& prepared, const Officer& officer,
                 Dossier& dossier) {
  take_in_hand(dossier, officer.id);
  const Route* route = ctx.law.routes().route_for(prepared.office, *prepared.preview.procedure);
  if (!route) return;
  dossier.route = route->key();
  if (const RouteStep* step = current_step(*route, dossier)) dossier.step = step->id;
  dossier.step_since = dossier.received_at;
}

// The writes all outcomes share, in order: number, dossier with its event, counts.
Expected<Dossier> write(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                        const Prepared& prepared, const Outcome& outcome) {
  Dossier dossier = dossier_from(ctx, officer, prepared.form, prepared.preview);
  dossier.state = outcome.state;
  dossier.competent_office = prepared.competent;
  dossier.helping_office = prepared.helping;
  if (outcome.state == DossierState::received) begin_route(ctx, prepared, officer, dossier);
  dossier.reason = prepared.form.reason;
  const CivilDay day = civil_day(dossier.received_at);
  const std::int64_t number =
      store::next_number(tx, dossier.office, outcome.sequence, iso_day(day));
  dossier.code = numbered_code(prepared.office, day, outcome.code_mark, number);
  store::save_new(tx, dossier,
                  {.kind = outcome.event,
                   .at = ctx.time.now(),
                   .officer = officer.id,
                   .request_key = owned_key(officer, prepared.form.request_key),
                   .note = prepared.form.reason});
  store::add_counts(tx, dossier, outcome.counts);
  if (outcome.state == DossierState::received)
    enter_in_dossier_book(tx, ctx, dossier, officer.full_name, ctx.time.now());
  if (prepared.form.ticket) {
    store::link_dossier(tx, prepared.form.ticket, dossier.id);
    store::delete_declarations_of(tx, prepared.form.ticket);  // the dossier holds it from now on
  }
  return dossier;
}

std::optional<Error> duplicate_problem(sql::Transaction& tx, const Prepared& prepared) {
  if (prepared.form.duplicate_confirmed) return {};
  const auto open = store::open_dossiers_of_person(tx, prepared.form.submitter.personal_id,
                                                   prepared.preview.procedure->id);
  if (open.empty()) return {};
  return Error{ErrorCode::conflict, "intake.duplicate", {open.front().code}, "procedure"};
}

// An intake, whatever comes of it. A form sent again answers with what its first sending made.
Expected<Dossier> take_in(const Context& ctx, const Officer& officer, const IntakeForm& form,
                          const OutcomeRule& decide) {
  return sql::in_transaction(ctx.db, sql::Together{officer.office.value},
                             [&](sql::Transaction& tx) -> Expected<Dossier> {
                               const std::string key = owned_key(officer, form.request_key);
                               if (!key.empty())
                                 if (auto earlier = store::find_dossier_by_request_key(tx, key))
                                   return *earlier;
                               const auto prepared = prepare(ctx, tx, officer, form);
                               if (!prepared) return prepared.error();
                               const auto outcome = decide(tx, *prepared);
                               if (!outcome) return outcome.error();
                               return write(ctx, tx, officer, *prepared, *outcome);
                             });
}

}  // namespace

Expected<Dossier> receive_dossier(const Context& ctx, const Officer& officer,
                                  const IntakeForm& form) {
  const auto decide = [&](sql::Transaction& tx, const Prepared& prepared) -> Expected<Outcome> {
    const IntakePreview& preview = prepared.preview;
    if (!preview.missing.empty())
      return Error{ErrorCode::invalid_input, "intake.incomplete", {}, "papers"};
    if (auto problem = duplicate_problem(tx, prepared)) return *problem;
    if (form.shown_due_at && form.shown_due_at != preview.promise.printed_due_at)
      return Error{ErrorCode::conflict, "intake.promise_changed", {preview.because}};
    return Outcome{.state = DossierState::received,
                   .event = DossierEventKind::received,
                   .sequence = "dossier",
                   .code_mark = "",
                   .counts = {.received = 1, .promised = preview.promise.promise_due_at ? 1 : 0}};
  };
  return take_in(ctx, officer, form, decide);
}

Expected<Dossier> instruct_dossier(const Context& ctx, const Officer& officer,
                                   const IntakeForm& form) {
  const auto decide = [](sql::Transaction&, const Prepared& prepared) -> Expected<Outcome> {
    if (prepared.preview.missing.empty())
      return Error{ErrorCode::invalid_input, "intake.nothing_missing", {}, "papers"};
    return Outcome{.state = DossierState::instructed,
                   .event = DossierEventKind::instructed,
                   .sequence = "instruction",
                   .code_mark = "HD",
                   .counts = {.instructed = 1}};
  };
  return take_in(ctx, officer, form, decide);
}

Expected<Dossier> reject_dossier(const Context& ctx, const Officer& officer,
                                 const IntakeForm& form) {
  const auto decide = [&](sql::Transaction&, const Prepared&) -> Expected<Outcome> {
    if (tidy_text(form.reason).empty())
      return Error{ErrorCode::invalid_input, "intake.reason_missing", {}, "reason"};
    return Outcome{.state = DossierState::rejected,
                   .event = DossierEventKind::rejected,
                   .sequence = "refusal",
                   .code_mark = "TC",
                   .counts = {.rejected = 1}};
  };
  return take_in(ctx, officer, form, decide);
}

}  // namespace khongcho::app
