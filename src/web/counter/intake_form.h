// From what was typed to what app/ takes in, with everything wrong with it at once.
#pragma once

#include <string>
#include <vector>

#include "app/intake.h"
#include "web/counter/intake_inputs.h"
#include "web/site/person_form.h"

namespace khongcho::web {

struct ReadIntake {
  app::IntakeForm form;
  std::vector<Error> errors = {};  // each names its input
};

// A paper that is not there is left out, whatever its kind and number say.
ReadIntake read_form(const IntakeInputs& inputs, const std::string& counter_name);

}  // namespace khongcho::web
