// The intake page and its fragments, made from what the form comes to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/counter/intake_page.h"
#include "web/counter/intake_state.h"

namespace khongcho::web {

struct IntakeShown {
  std::vector<Error> errors = {};  // of the outcome that was refused
  std::optional<Instant> draft_saved_at = {};
  // The promise on this page is the one the next press is held to. A fragment that finds another
  // promise than the page showed leaves the old one in the form: the press must stop.
  bool promise_is_new = true;
};

IntakePage intake_page(const Site& site, const http::Request& request, const app::SignedIn& who,
                       const IntakeState& state, const IntakeShown& shown);
// The panel, and beside it every part that has changed for a reason other than typing.
std::string intake_fragments(const Site& site, const http::Request& request,
                             const IntakeState& state, const IntakeShown& shown);

ProcedureChoices procedure_choices(const Locale& locale, const IntakeInputs& inputs,
                                   const FoundProcedure& found, const app::IntakePreview* preview);
PromisePanel promise_panel(const Locale& locale, const IntakeState& state, Instant now,
                           bool promise_is_new);

}  // namespace khongcho::web
