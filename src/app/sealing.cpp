#include "app/sealing.h"

namespace khongcho::app {

Expected<store::DossierPage> unsealed_results(const Context& ctx, const Officer& officer,
                                              const std::optional<store::PageKey>& after,
                                              int limit) {
  if (!scope_for(officer, Action::seal)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<store::DossierPage> {
    return store::unsealed_dossiers(tx, officer.office, true, after, limit);
  });
}

}  // namespace khongcho::app
