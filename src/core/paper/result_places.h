// What the places of result texts stand for that the dossier itself tells.
#pragma once

#include "core/dossier/dossier.h"
#include "core/paper/paper_words.h"

namespace khongcho {

// submitter, owner, submitter_born, copies, paper …; never with an empty key.
NamedTexts dossier_places(const Dossier& dossier);
// Empty where there is no such place.
std::string value_of(const NamedTexts& values, std::string_view key);

}  // namespace khongcho
