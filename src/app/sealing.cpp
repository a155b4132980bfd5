#include "app/sealing.h"

#include <algorithm>

#include "store/dossier_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostRows = 200;

}  // namespace

Expected<std::vector<Dossier>> unsealed_results(const Context& ctx, const Officer& officer) {
  if (!scope_for(officer, Action::seal)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  auto page = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::list_dossiers(
        tx, {.office = officer.office, .deciding = true, .states = {DossierState::signed_off}}, {},
        kMostRows);
  });
  std::erase_if(page.rows, [](const Dossier& dossier) {
    return dossier.sealed_at || dossier.result_sha256.empty();
  });
  return std::move(page.rows);
}

}  // namespace khongcho::app
