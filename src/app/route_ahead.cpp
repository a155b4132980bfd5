#include "app/route_ahead.h"

#include <algorithm>

namespace khongcho::app {

const RouteStep* step_ahead(const Context& ctx, const Dossier& dossier, StepKind kind) {
  const Route* route = ctx.law.routes().find(dossier.route);
  return route && has_step(*route, kind, dossier) ? route->find_step(kind) : nullptr;
}

Role signing_role(const Context& ctx, const Dossier& dossier) {
  const RouteStep* step = step_ahead(ctx, dossier, StepKind::sign);
  return step ? step->role : Role::signer;
}

std::vector<std::string> fields_of_other_signers(const Context& ctx, const Officer& officer,
                                                 const Office& office, CivilDay day) {
  std::vector<std::string> fields;
  for (const Procedure* procedure : ctx.law.procedures(office, day)) {
    const Route* route = ctx.law.routes().route_for(office, *procedure);
    const RouteStep* step = route ? route->find_step(StepKind::sign) : nullptr;
    if (!step || !ctx.law.on_list(office, *procedure) || signs_as(officer, step->role)) continue;
    if (std::ranges::find(fields, procedure->field) == fields.end())
      fields.push_back(procedure->field);
  }
  return fields;
}

bool has_the_seal(const Context& ctx, const Officer& officer, const Dossier& dossier) {
  const RouteStep* seal_step = step_ahead(ctx, dossier, StepKind::seal);
  return !seal_step || seal_step->role != Role::records_clerk ||
         has_role(officer, Role::records_clerk);
}

}  // namespace khongcho::app
