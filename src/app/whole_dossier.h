// Everything officers can know of one dossier, on one page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dossier_views.h"
#include "core/dossier/dossier_message.h"
#include "core/dossier/hand_over.h"
#include "core/notice/citizen_notice.h"
#include "core/route/step_use.h"

namespace khongcho::app {

struct RelatedDossier {
  Dossier dossier;
  std::string office;  // that decides it
};

struct WholeDossier {
  DossierView view;  // its officers are all that are named anywhere here
  Office deciding;   // often view.office itself
  std::optional<Office> helping;
  std::vector<Passing> passings;
  const Route* route = nullptr;  // null where it began with none
  std::vector<StepUse> steps;
  std::vector<std::string> asked_offices;  // names, of dossier.consultations in their order
  std::optional<RelatedDossier> parent;
  std::vector<RelatedDossier> children;
  std::vector<CitizenNotice> notices;    // what the citizen was or is to be told
  std::vector<DossierMessage> messages;  // the latest first, at most kMostMessages
};

// Refuses and logs the reading as dossier_view does.
Expected<WholeDossier> whole_dossier(const Context& ctx, const Officer& reader,
                                     const std::string& code);

}  // namespace khongcho::app
