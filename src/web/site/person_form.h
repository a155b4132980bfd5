// A person as typed into a form: what is wrong with them, and dates of birth as people write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho::web {

// Everything wrong with the person, not only the first thing.
std::vector<Error> person_problems(Person person);

// "5/2/1990" → "1990-02-05", "1990" stays; what is no date stays as it is, to be refused.
std::string birth_date_from(std::string_view typed);
// "1990-02-05" → "05/02/1990", for the box it is corrected in.
std::string birth_date_typed(std::string_view born_on);

}  // namespace khongcho::web
