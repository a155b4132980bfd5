// From what was typed to what app/ takes in, with everything wrong with it at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/intake.h"
#include "web/counter/intake_inputs.h"

namespace khongcho::web {

struct ReadIntake {
  app::IntakeForm form;
  std::vector<Error> errors = {};  // each names its input
};

// A paper that is not there is left out, whatever its kind and number say.
ReadIntake read_form(const IntakeInputs& inputs, const std::string& counter_name);
// Everything wrong with the person, not only the first thing.
std::vector<Error> person_problems(Person person);

// "5/2/1990" → "1990-02-05", "1990" stays; what is no date stays as it is, to be refused.
std::string birth_date_from(std::string_view typed);
// "1990-02-05" → "05/02/1990", for the box it is corrected in.
std::string birth_date_typed(std::string_view born_on);

}  // namespace khongcho::web
