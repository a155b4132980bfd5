// What a replayed citizen lays on the desk, as the receptionist's form.
#pragma once

#include <optional>
#include <string>

#include "app/intake.h"
#include "core/staffing/arrival.h"

namespace khongcho::app {

// A paper the arrival says is missing but the usual case of the procedure does not ask for.
std::optional<Error> missing_papers_problem(const Arrival& arrival, const Procedure& procedure);

IntakeForm intake_form_of(const Arrival& arrival, const Procedure& procedure,
                          const std::string& counter_name);

}  // namespace khongcho::app
