#include "app/child_dossiers.h"

#include <fmt/format.h>

#include "app/change_dossier.h"
#include "app/interlinked_changes.h"
#include "base/crypto.h"
#include "core/dossier/child_dossier.h"
#include "core/dossier/dossier_moves.h"
#include "core/dossier/dossier_permission.h"
#include "core/dossier/hand_over.h"
#include "core/route/interlinked.h"
#include "store/consultation_store.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/sequence_store.h"

namespace khongcho::app {

namespace {

bool may_open(const Officer& officer, const Dossier& parent) {
  return may(officer, Action::draft, parent) || may(officer, Action::receive, parent);
}

// By the law in force at the office that decides it.
void set_procedure(const Context& ctx, Dossier& child, const Office& office,
                   const Procedure& procedure, CivilDay on) {
  const Profile& profile = ctx.law.profile(office.profile);
  const Catalogue* catalogue = ctx.law.catalogue(office, on);
  child.office = office.id;
  child.profile = profile.code;
  child.form_set = profile.form_set;
  child.model = office.model;
  child.catalogue_version =
      catalogue ? fmt::format("{}/{}", catalogue->profile, catalogue->version) : "";
  child.procedure = procedure.id;
  child.procedure_code = procedure.code;
  child.procedure_name = procedure.name;
  child.field = procedure.field;
  child.limit = procedure.limit;
  child.limit_text = procedure.limit_text;
  child.on_list = ctx.law.on_list(office, procedure);
  child.fee_text = procedure.fee.text;
}

std::optional<Error> set_times(const Context& ctx, sql::Transaction& tx, Dossier& child,
                               Instant now) {
  child.submitted_at = now;
  const ServiceModel* model = ctx.law.model(child.model);
  const PromiseCase question = promise_case_of(child, now);
  const auto promise =
      compute_promise(ctx.law.calendar(child.profile, child.model), model, question);
  if (!promise) return promise.error();
  set_due_times(child, *promise, explain(*promise, model, question, ctx.vietnamese));
  keep_inside_parent(ctx, tx, child);
  return {};
}

void begin_route(const Context& ctx, Dossier& child, const Office& office,
                 const Procedure& procedure) {
  const Route* route = ctx.law.routes().route_for(office, procedure);
  if (!route) return;
  child.route = route->key();
  if (const RouteStep* step = current_step(*route, child)) child.step = step->id;
  child.step_since = child.received_at;
}

// In the hands of whoever filed it, on its way to the desk of the other office.
Expected<Dossier> write_child(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                              const Dossier& parent, const ChildForm& form) {
  const Instant now = ctx.time.now();
  const auto office = store::find_office_by_slug(tx, form.office);
  if (!office || !office->active || office->id == deciding_office(parent))
    return Error{ErrorCode::invalid_input, "consult.no_office", {}, "office"};
  const Procedure* procedure = ctx.law.procedure(*office, form.procedure, civil_day(now));
  if (!procedure)
    return Error{ErrorCode::invalid_input, "route.no_procedure", {}, "procedure"};
  Dossier child = child_of(parent);
  child.id = make<DossierId>();
  child.lookup_code = random_code();
  set_procedure(ctx, child, *office, *procedure, civil_day(now));
  if (auto problem = set_times(ctx, tx, child, now)) return *problem;
  begin_route(ctx, child, *office, *procedure);
  child.receptionist = officer.id;
  take_in_hand(child, officer.id);
  offer(child, Role::receptionist, {}, now);
  const CivilDay day = civil_day(child.received_at);
  const std::int64_t number = store::next_number(tx, child.office, "dossier", iso_day(day));
  child.code = fmt::format("{}-{}-{:04}", office->code, compact_day(day), number);
  store::save_new(tx, child, {.kind = DossierEventKind::received,
                              .at = now,
                              .officer = officer.id,
                              .note = parent.code});
  store::add_counts(tx, child, {.received = 1, .promised = child.promise_due_at ? 1 : 0});
  return child;
}

}  // namespace

Expected<Dossier> open_child(const Context& ctx, const Officer& officer,
                             const DossierCommand& parent, const ChildForm& form) {
  DossierId opened;
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant) -> Expected<Dossier> {
    if (!may_open(officer, dossier)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    if (auto problem = cannot_open_child(dossier)) return *problem;
    const auto child = write_child(ctx, tx, officer, dossier, form);
    if (!child) return child.error();
    opened = child->id;
    return dossier;
  };
  const auto changed =
      change_dossier(ctx, officer, parent,
                     {.action = Action::view,
                      .event = DossierEventKind::child_opened,
                      .note = form.office + " · " + form.procedure,
                      .apply = apply});
  if (!changed) return changed;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<Dossier> {
    if (opened)
      if (auto child = store::find_dossier(tx, opened)) return *child;
    // The same form sent again: the child its first sending opened is the latest.
    const auto children = store::children_of(tx, changed->id);
    if (children.empty()) return Error{ErrorCode::not_found, "dossier.unknown", {parent.code}};
    return children.back();
  });
}

Expected<ChildView> child_view(const Context& ctx, const Officer& officer,
                               const std::string& code) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ChildView> {
    const auto parent = store::find_dossier(tx, code);
    if (!parent) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may_open(officer, *parent)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    const auto own = store::find_office(tx, deciding_office(*parent));
    if (!own) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    ChildView view{.parent = *parent,
                   .office = *own,
                   .children = store::children_of(tx, parent->id),
                   .children_offices = {},
                   .offices = {},
                   .step_name = {},
                   .procedure = {},
                   .latest = {}};
    for (const Dossier& child : view.children)
      view.children_offices.push_back(store::find_office(tx, child.office).value_or(Office{}));
    for (const Office& office : store::all_offices(tx))
      if (office.active && office.id != own->id && office.profile == own->profile)
        view.offices.push_back(office);
    const Route* route = ctx.law.routes().find(parent->route);
    if (const RouteStep* step = route ? route->find_step(StepKind::child) : nullptr) {
      view.step_name = step->name;
      view.procedure = step->procedure;
    }
    const Calendar& calendar = ctx.law.calendar(parent->profile, parent->model);
    view.latest = latest_inside(parent_time(*parent, route, StepKind::child, calendar),
                                ctx.time.now());
    return view;
  });
}

}  // namespace khongcho::app
