// The identity card read by the scanner, and people seen before: both fill in the form.
#pragma once

#include <string>
#include <vector>

#include "web/counter/intake_inputs.h"
#include "web/site/site.h"

namespace khongcho::web {

struct CardReading {
  bool read = false;                       // the person of the form is another one now
  bool phone_known = false;                // filled in from an earlier dossier
  std::vector<std::string> warnings = {};  // keys
  std::vector<Error> errors = {};          // of the input "qr"
};

// A scan replaces the person and is forgotten. A number typed by hand brings the name and the rest
// of somebody who was here before, where nothing was typed yet.
CardReading read_card(const Site& site, const app::SignedIn& who, IntakeInputs& inputs);

}  // namespace khongcho::web
