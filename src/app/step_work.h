// What waits at two steps of a route that one officer does for many dossiers: appraisal (thẩm
// định) and the seal (đóng dấu, cấp số).
#pragma once

#include <optional>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "store/dossier_store.h"

namespace khongcho::app {

// Of the reader's office as the one that decides, the nearest promise first.
Expected<store::DossierPage> appraisal_list(const Context& ctx, const Officer& reader,
                                            const std::optional<store::PageKey>& after, int limit);
// Signed and not sealed. Only what the reader has the seal for: where a route gives it to a records
// clerk, nobody else.
Expected<store::DossierPage> seal_list(const Context& ctx, const Officer& reader,
                                       const std::optional<store::PageKey>& after, int limit);

struct SealOutcome {
  std::string code;
  Expected<Dossier> outcome;
};
// Seals each; one refusal does not hold up the others.
std::vector<SealOutcome> seal_dossiers(const Context& ctx, const Officer& officer,
                                       const std::vector<DossierCommand>& commands);

}  // namespace khongcho::app
