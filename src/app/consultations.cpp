#include "app/consultations.h"

#include <algorithm>

#include "app/change_dossier.h"
#include "app/child_chain.h"
#include "app/officer_notices.h"
#include "app/route_ahead.h"
#include "base/text.h"
#include "core/dossier/consultation.h"
#include "core/dossier/dossier_permission.h"
#include "core/route/interlinked.h"
#include "store/access_store.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

constexpr int kRowsOnAPage = 50;
constexpr int kLastClosed = 20;
constexpr Seconds kUsualAnswerTime = std::chrono::hours{8};

const Error& not_yours() {
  static const Error error{ErrorCode::not_allowed, "dossier.not_yours"};
  return error;
}

bool may_answer(const Officer& officer, OfficeId office) {
  return may(officer, Action::answer_consultation, ActionTarget{office, officer.id});
}

std::optional<Instant> latest_answer(const Context& ctx, const Dossier& dossier, Instant now) {
  const Calendar& calendar = ctx.law.calendar(dossier.profile, dossier.model);
  const Route* route = ctx.law.routes().find(dossier.route);
  return latest_inside(parent_time(dossier, route, StepKind::consult, calendar), now);
}

// By the working hours the route gives, on the calendar of the office asked.
Expected<Instant> proposed_due(const Context& ctx, const Dossier& dossier, const Office& asked,
                               Instant now) {
  const Route* route = ctx.law.routes().find(dossier.route);
  const RouteStep* step = route ? route->find_step(StepKind::consult) : nullptr;
  const Seconds time = step && step->consult_hours > 0
                           ? Seconds{std::chrono::hours{step->consult_hours}}
                           : kUsualAnswerTime;
  return answer_due(ctx.law.calendar(asked), now, time, latest_answer(ctx, dossier, now));
}

Expected<ConsultationRow> row_of(sql::Transaction& tx, const store::ConsultationKey& key) {
  const auto dossier = store::find_dossier(tx, key.dossier);
  const Consultation* found = dossier ? find_consultation(*dossier, key.id) : nullptr;
  if (!found) return Error{ErrorCode::not_found, "consult.unknown"};
  const auto asking = store::find_office(tx, deciding_office(*dossier));
  return ConsultationRow{*dossier, *found, asking.value_or(Office{})};
}

std::vector<ConsultationRow> rows_of(sql::Transaction& tx,
                                     const std::vector<store::ConsultationKey>& keys) {
  std::vector<ConsultationRow> rows;
  for (const store::ConsultationKey& key : keys)
    if (auto row = row_of(tx, key)) rows.push_back(std::move(*row));
  return rows;
}

}  // namespace

Expected<Dossier> consult_office(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const ConsultationForm& form) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    const auto office = store::find_office_by_slug(tx, form.office);
    if (!office || !office->active)
      return Error{ErrorCode::invalid_input, "consult.no_office", {}, "office"};
    Expected<Instant> due =
        form.due_at ? Expected<Instant>(*form.due_at) : proposed_due(ctx, dossier, *office, now);
    if (!due) return due.error();
    const Consultation asked{.id = make<ConsultationId>(),
                             .office = office->id,
                             .question = tidy_text(form.question),
                             .asked_by = officer.id,
                             .asked_at = now,
                             .due_at = *due};
    auto after = consult(std::move(dossier), asked);
    if (!after) return after;
    store::insert(tx, asked, after->id);
    notify_office(tx, now, office->id, Action::answer_consultation,
                  {.key = "consult.notice_asked",
                   .args = {after->procedure_name, after->code},
                   .link = "/phoi-hop/" + after->code + "/" + std::to_string(asked.id.value)});
    return after;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::draft,
                         .event = DossierEventKind::consulted,
                         .note = tidy_text(form.question),
                         .apply = apply,
                         .in_hand = true});
}

Expected<Dossier> answer_office(const Context& ctx, const Officer& officer,
                                const DossierCommand& command, ConsultationId id,
                                const std::string& answer) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    const Consultation* asked = find_consultation(dossier, id);
    if (!asked) return Error{ErrorCode::not_found, "consult.unknown"};
    if (!may_answer(officer, asked->office)) return not_yours();
    const OfficerId asker = asked->asked_by;
    auto after = answer_consultation(std::move(dossier), id, officer.id, tidy_text(answer), now);
    if (!after) return after;
    store::close_consultation(tx, id, now);
    notify(tx, now, asker,
           {.key = "consult.notice_answered",
            .args = {after->code, officer.full_name},
            .link = "/viec/" + after->code});
    return after;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::view,
                         .event = DossierEventKind::consultation_answered,
                         .note = tidy_text(answer),
                         .apply = apply});
}

Expected<Dossier> withdraw_question(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, ConsultationId id) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    auto after = withdraw_consultation(std::move(dossier), id);
    if (after) store::close_consultation(tx, id, now);
    return after;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::draft,
                         .event = DossierEventKind::consultation_answered,
                         .note = ctx.vietnamese.text("consult.withdrawn"),
                         .apply = apply});
}

Expected<AskView> ask_view(const Context& ctx, const Officer& officer, const std::string& code) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AskView> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(officer, Action::draft, *dossier)) return not_yours();
    const Instant now = ctx.time.now();
    AskView view{.dossier = *dossier,
                 .offices = {},
                 .latest = latest_answer(ctx, *dossier, now),
                 .asked = {}};
    const auto own = store::find_office(tx, deciding_office(*dossier));
    if (!own) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    const auto due = proposed_due(ctx, *dossier, *own, now);
    if (!due) return due.error();
    view.due_at = *due;
    const auto all = store::all_offices(tx);
    for (const Office& office : all)
      if (office.active && office.id != own->id && office.profile == own->profile)
        view.offices.push_back(office);
    const RouteStep* step = step_ahead(ctx, *dossier, StepKind::consult);
    if (const auto agency = step ? agency_of_step(ctx, tx, *step, *own) : std::nullopt)
      view.agency = agency->slug;
    for (const Consultation& each : dossier->consultations)
      view.asked.push_back(store::find_office(tx, each.office).value_or(Office{}));
    return view;
  });
}

Expected<ConsultationList> consultation_list(const Context& ctx, const Officer& reader,
                                             const std::optional<store::ConsultationKey>& after) {
  if (!scope_for(reader, Action::answer_consultation)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ConsultationList> {
    auto open = store::open_consultations(tx, reader.office, after, kRowsOnAPage + 1);
    ConsultationList list;
    if (open.size() > static_cast<std::size_t>(kRowsOnAPage)) {
      open.pop_back();
      list.next = open.back();
    }
    list.open = rows_of(tx, open);
    list.closed = rows_of(tx, store::closed_consultations(tx, reader.office, kLastClosed));
    return list;
  });
}

Expected<ConsultationRow> consultation_view(const Context& ctx, const Officer& reader,
                                            const std::string& code, ConsultationId id) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<ConsultationRow> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    const Consultation* found = find_consultation(*dossier, id);
    if (!found || !may_answer(reader, found->office))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    store::log_access(
        tx,
        {.dossier = dossier->id, .officer = reader.id, .at = ctx.time.now(), .page = "phoi-hop"});
    return row_of(tx, {.id = id, .dossier = dossier->id});
  });
}

}  // namespace khongcho::app
