#include "app/route_ahead.h"

namespace khongcho::app {

const RouteStep* step_ahead(const Context& ctx, const Dossier& dossier, StepKind kind) {
  const Route* route = ctx.law.routes().find(dossier.route);
  return route && has_step(*route, kind, dossier) ? route->find_step(kind) : nullptr;
}

bool has_the_seal(const Context& ctx, const Officer& officer, const Dossier& dossier) {
  const RouteStep* seal_step = step_ahead(ctx, dossier, StepKind::seal);
  return !seal_step || seal_step->role != Role::records_clerk ||
         has_role(officer, Role::records_clerk);
}

}  // namespace khongcho::app
