#include "app/child_chain.h"

#include <algorithm>

#include "app/child_opening.h"
#include "app/officer_notices.h"
#include "core/route/interlinked.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

constexpr std::string_view kLevel = "level:";

// Of the same unit, or of one that contains it.
bool serves(const Law& law, const Office& agency, const Office& deciding, CivilDay on) {
  std::string unit = deciding.unit;
  while (!unit.empty()) {
    if (agency.unit == unit) return true;
    const Unit* found = law.find_unit(unit, on);
    unit = found ? found->parent : "";
  }
  return false;
}

void tell_step(const Context& ctx, sql::Transaction& tx, Dossier& parent) {
  const RouteStep* step = step_now(ctx, tx, parent);
  const std::string id = step ? step->id : "";
  if (id == parent.step) return;
  parent.step = id;
  parent.step_since = ctx.time.now();
}

}  // namespace

std::optional<Office> agency_of_step(const Context& ctx, sql::Transaction& tx,
                                     const RouteStep& step, const Office& deciding) {
  if (!step.agency.starts_with(kLevel)) return store::find_office_by_slug(tx, step.agency);
  const std::string level = step.agency.substr(kLevel.size());
  const CivilDay today = civil_day(ctx.time.now());
  for (Office& office : store::all_offices(tx)) {
    const bool fits = office.active && office.level == level && office.id != deciding.id &&
                      office.profile == deciding.profile;
    if (fits && serves(ctx.law.law(), office, deciding, today)) return std::move(office);
  }
  return {};
}

// Nobody serves the place, or the agency has not the procedure: an officer decides. Told once.
void tell_of_stall(const Context& ctx, sql::Transaction& tx, const Dossier& parent,
                   const RouteStep& step) {
  for (const OfficerId officer : {parent.receptionist, parent.specialist})
    if (officer)
      notify(tx, ctx.time.now(), officer,
             {.key = "consult.notice_stalled",
              .args = {parent.code, step.name},
              .link = "/viec/" + parent.code + "/ho-so-con",
              .once = "chain:" + parent.code + ":" + step.id});
}

std::optional<Error> open_next_children(const Context& ctx, sql::Transaction& tx, Dossier& parent,
                                        OfficerId by) {
  const Route* route = ctx.law.routes().find(parent.route);
  if (!route || parent.state != DossierState::signed_off || !route->find_step(StepKind::child))
    return {};
  while (const RouteStep* step =
             next_child_step(*route, parent, store::children_of(tx, parent.id))) {
    const auto deciding = store::find_office(tx, deciding_office(parent));
    const auto agency = agency_of_step(ctx, tx, *step, deciding.value_or(Office{}));
    const ChildForm form{.office = agency ? agency->slug : "", .procedure = step->procedure};
    const bool is_opened =
        agency && write_child(ctx, tx, {.filer = parent.receptionist, .by = by}, parent, form);
    if (!is_opened) {
      tell_of_stall(ctx, tx, parent, *step);
      return {};
    }
    Dossier told = parent;
    tell_step(ctx, tx, told);
    const store::EventDraft event{.kind = DossierEventKind::child_opened,
                                  .at = ctx.time.now(),
                                  .officer = by,
                                  .note = child_words(ctx, tx, form)};
    if (!store::save(tx, parent, told, event)) return Error{ErrorCode::conflict, "dossier.changed"};
    parent = told;
  }
  return {};
}

std::optional<Error> chain_not_done(const Context& ctx, sql::Transaction& tx,
                                    const Dossier& parent) {
  const std::vector<Dossier> children = store::children_of(tx, parent.id);
  for (const Dossier& child : children)
    if (!is_final(child.state))
      return Error{ErrorCode::conflict, "consult.child_still_open", {child.code}};
  const Route* route = ctx.law.routes().find(parent.route);
  if (const RouteStep* step = route ? next_child_step(*route, parent, children) : nullptr)
    return Error{ErrorCode::conflict, "consult.child_not_opened", {step->name}};
  return {};
}

const RouteStep* step_now(const Context& ctx, sql::Transaction& tx, const Dossier& dossier) {
  const Route* route = ctx.law.routes().find(dossier.route);
  if (!route) return nullptr;
  const RouteStep* step = current_step(*route, dossier);
  if (!step || step->kind != StepKind::give_back || dossier.state != DossierState::signed_off ||
      !route->find_step(StepKind::child))
    return step;
  const RouteStep* elsewhere = open_child_step(*route, dossier, store::children_of(tx, dossier.id));
  return elsewhere ? elsewhere : step;
}

}  // namespace khongcho::app
