// A dossier opened inside another one (hồ sơ con, một cửa liên thông), for a procedure of another
// office: filed by the parent's office, received and decided by the other, its result given back
// to the parent's office instead of to the citizen.
#pragma once

#include <string>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho {

// Whether one may be opened inside this dossier now: it is in process, and itself inside none.
std::optional<Error> cannot_open_child(const Dossier& parent);
// The person and papers of the parent, filed for it; office, procedure, times are still to be set.
Dossier child_of(const Dossier& parent);

// Given to the parent's office: the end of the child. Refuses where its result is not ready.
Expected<Dossier> return_to_parent(Dossier child, std::string parent_office, Instant now);

}  // namespace khongcho
