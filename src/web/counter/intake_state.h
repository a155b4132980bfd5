// What an intake form comes to now: the procedure found, the card read, the checklist, both due
// times. Pages and fragments are made from it (intake_view.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/digitisation.h"
#include "app/dossier_views.h"
#include "app/intake.h"
#include "web/counter/intake_card.h"
#include "web/counter/intake_inputs.h"
#include "web/site/site.h"

namespace khongcho::web {

struct FoundProcedure {
  const Procedure* chosen = nullptr;
  std::vector<const Procedure*> choices = {};
  bool searched = false;
};

struct IntakeState {
  IntakeInputs inputs;
  app::IntakeForm form;
  FoundProcedure procedure;
  CardReading card;
  // As the form stands, and as it would stand with every paper there: that is the promise to be
  // had, since only a complete dossier is received.
  std::optional<app::IntakePreview> preview = {};
  std::optional<app::IntakePreview> complete = {};
  std::optional<Error> preview_problem = {};
  Office deciding = {};                       // this one, or the other one chosen
  std::vector<Office> deciding_offices = {};  // others that may decide the procedure chosen
  std::vector<Office> helping_offices = {};   // others that may have helped with it
  std::vector<Dossier> alike = {};
  std::vector<app::ReusablePaper> reusable = {};
  std::vector<Error> errors = {};  // of inputs, shown beside them
  bool new_situation = false;      // another procedure or answer than the page shows
  bool promise_changed = false;    // another promise than the page shows
  bool new_deciding = false;       // another office decides than the specialists shown are of
  bool ticked_all = false;
  std::string words_before = {};  // in the box of the procedure

  std::optional<Instant> due_at() const {
    return complete ? complete->promise.printed_due_at : std::nullopt;
  }
};

// Reads the card, finds the procedure, asks app/ for the rest. Refuses nothing: what is wrong
// stands in `errors` and `preview_problem`.
IntakeState intake_state(const Site& site, const app::SignedIn& who, IntakeInputs inputs);
// Ticks every paper, in the kind and number asked for.
void tick_all(IntakeState& state);

// "2.000815 · Chứng thực bản sao từ bản chính": what stands in the box once it is chosen.
std::string label_of(const Procedure& procedure);
FoundProcedure find_procedure(const Site& site, const app::SignedIn& who,
                              const IntakeInputs& inputs);

}  // namespace khongcho::web
