// The checks on a person and an intake form that every channel shares.
#pragma once

#include "app/intake.h"

namespace khongcho::app {

// Tidied (NFC, blanks, telephone in E.164), or the first thing wrong with it.
Expected<Person> checked_person(Person person);
std::optional<Error> intake_form_problem(const IntakeForm& form);

}  // namespace khongcho::app
