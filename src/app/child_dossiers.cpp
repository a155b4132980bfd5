#include "app/child_dossiers.h"

#include "app/change_dossier.h"
#include "app/child_chain.h"
#include "app/child_opening.h"
#include "core/dossier/child_dossier.h"
#include "core/dossier/dossier_permission.h"
#include "core/route/interlinked.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

bool may_open(const Officer& officer, const Dossier& parent) {
  return may(officer, Action::draft, parent) || may(officer, Action::receive, parent);
}

}  // namespace

Expected<Dossier> open_child(const Context& ctx, const Officer& officer,
                             const DossierCommand& parent, const ChildForm& form) {
  DossierId opened;
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant) -> Expected<Dossier> {
    if (!may_open(officer, dossier)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    if (auto problem = cannot_open_child(dossier)) return *problem;
    const auto child = write_child(ctx, tx, {.filer = officer.id, .by = officer.id}, dossier, form);
    if (!child) return child.error();
    opened = child->id;
    return dossier;
  };
  const auto words =
      sql::read(ctx.db, [&](sql::Transaction& tx) { return child_words(ctx, tx, form); });
  const auto changed = change_dossier(ctx, officer, parent,
                                      {.action = Action::view,
                                       .event = DossierEventKind::child_opened,
                                       .note = words,
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
                   .agency = {},
                   .latest = {}};
    for (const Dossier& child : view.children)
      view.children_offices.push_back(store::find_office(tx, child.office).value_or(Office{}));
    for (const Office& office : store::all_offices(tx))
      if (office.active && office.id != own->id && office.profile == own->profile)
        view.offices.push_back(office);
    const Route* route = ctx.law.routes().find(parent->route);
    if (const RouteStep* step = route ? proposed_child_step(*route, view.children) : nullptr) {
      view.step_name = step->name;
      view.procedure = step->procedure;
      if (const auto agency = agency_of_step(ctx, tx, *step, *own)) view.agency = agency->slug;
    }
    const Calendar& calendar = ctx.law.calendar(parent->profile, parent->model);
    view.latest = latest_inside(child_time(*parent, route, view.procedure, calendar),
                                ctx.time.now());
    return view;
  });
}

}  // namespace khongcho::app
