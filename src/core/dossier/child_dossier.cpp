#include "core/dossier/child_dossier.h"

#include "core/dossier/cannot_now.h"
#include "core/dossier/hand_over.h"

namespace khongcho {

std::optional<Error> cannot_open_child(const Dossier& parent) {
  if (parent.parent) return Error{ErrorCode::conflict, "consult.child_of_a_child"};
  const bool signed_off = parent.state == DossierState::signed_off;
  if (!signed_off && (!is_in_process(parent.state) || is_waiting(parent)))
    return cannot_now(parent);
  return {};
}

Dossier child_of(const Dossier& parent) {
  Dossier child;
  child.parent = parent.id;
  child.helping_office = parent.office;
  child.channel = Channel::online;
  child.submitter = parent.submitter;
  child.owner_name = parent.owner_name;
  child.name_folded = parent.name_folded;
  child.papers = parent.papers;
  for (Paper& paper : child.papers) paper.kind = PaperKind::electronic;
  child.pages = parent.pages;
  child.return_method = ReturnMethod::electronic;
  child.state = DossierState::received;
  return child;
}

Expected<Dossier> return_to_parent(Dossier child, std::string parent_office, Instant now) {
  if (!child.parent || !may_move(child.state, DossierState::returned)) return cannot_now(child);
  child.state = DossierState::returned;
  child.returned_at = now;
  child.returned_to = std::move(parent_office);
  child.identity_checked = true;  // an office known to the system, not a stranger at the counter
  give_to_citizen(child);
  return child;
}

}  // namespace khongcho
