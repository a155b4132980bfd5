#include "app/step_work.h"

#include "app/route_ahead.h"
#include "core/dossier/dossier_permission.h"

namespace khongcho::app {

namespace {

Error not_yours() {
  return {ErrorCode::not_allowed, "dossier.not_yours"};
}

// The dossier has to be sealed, and this officer is one of those who can.
bool is_to_seal(const Context& ctx, const Officer& officer, const Dossier& dossier) {
  return may(officer, Action::seal, dossier) && step_ahead(ctx, dossier, StepKind::seal) &&
         has_the_seal(ctx, officer, dossier);
}

}  // namespace

Expected<store::DossierPage> appraisal_list(const Context& ctx, const Officer& reader,
                                            const std::optional<store::PageKey>& after, int limit) {
  if (!scope_for(reader, Action::appraise)) return not_yours();
  const store::DossierFilter filter{
      .office = reader.office, .deciding = true, .states = {DossierState::awaiting_appraisal}};
  auto page = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::list_dossiers(tx, filter, after, limit); });
  std::erase_if(page.rows,
                [&](const Dossier& each) { return !may(reader, Action::appraise, each); });
  return page;
}

Expected<store::DossierPage> seal_list(const Context& ctx, const Officer& reader,
                                       const std::optional<store::PageKey>& after, int limit) {
  if (!scope_for(reader, Action::seal)) return not_yours();
  auto page = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::unsealed_dossiers(tx, reader.office, false, after, limit);
  });
  std::erase_if(page.rows, [&](const Dossier& each) { return !is_to_seal(ctx, reader, each); });
  return page;
}

std::vector<SealOutcome> seal_dossiers(const Context& ctx, const Officer& officer,
                                       const std::vector<DossierCommand>& commands) {
  std::vector<SealOutcome> outcomes;
  for (const DossierCommand& command : commands)
    outcomes.push_back({command.code, seal_dossier(ctx, officer, command)});
  return outcomes;
}

}  // namespace khongcho::app
