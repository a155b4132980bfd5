#include "core/dossier/dossier_permission.h"

#include <algorithm>

namespace khongcho {

namespace {

bool is_at_the_desk(Action action) {
  using enum Action;
  return action == receive || action == return_result || action == withdraw ||
         action == mark_ready || action == digitize || action == assign;
}

bool reaches(const Officer& officer, Action action, OfficeId office, const Dossier& dossier) {
  return office && may(officer, action, ActionTarget{office, dossier.specialist});
}

bool was_consulted(const Officer& officer, const Dossier& dossier) {
  return std::ranges::any_of(dossier.consultations, [&](const Consultation& each) {
    return each.office == officer.office;
  });
}

// What the role does that the offer asks for.
Action work_of(Role role) {
  switch (role) {
    case Role::specialist:
      return Action::draft;
    case Role::department_head:
      return Action::appraise;
    case Role::signer:
    case Role::commune_chair:
      return Action::sign;
    case Role::records_clerk:
      return Action::seal;
    default:
      return Action::receive;
  }
}

}  // namespace

bool may(const Officer& officer, Action action, const Dossier& dossier) {
  const OfficeId deciding = deciding_office(dossier);
  if (is_at_the_desk(action)) {
    // Either office can file and bring to the counter what it has in its hands. The seal is that
    // of the office that decides.
    const bool either =
        action != Action::receive && action != Action::return_result && action != Action::withdraw;
    return reaches(officer, action, dossier.office, dossier) ||
           (either && reaches(officer, action, deciding, dossier));
  }
  if (action == Action::view || action == Action::propose_apology)
    return reaches(officer, action, dossier.office, dossier) ||
           reaches(officer, action, deciding, dossier) ||
           reaches(officer, action, dossier.helping_office, dossier) ||
           (was_consulted(officer, dossier) &&
            may(officer, action, ActionTarget{officer.office, officer.id}));
  return reaches(officer, action, deciding, dossier);
}

OfficeId offered_office(const Dossier& dossier) {
  // What is not sealed yet stays where it is decided; after that it goes to the citizen's counter.
  const bool is_to_be_sealed = dossier.state == DossierState::signed_off && !dossier.sealed_at;
  const bool is_for_the_desk = dossier.offered_role == Role::receptionist && !is_to_be_sealed;
  return is_for_the_desk ? dossier.office : deciding_office(dossier);
}

bool may_accept(const Officer& officer, const Dossier& dossier) {
  if (!officer.active || !dossier.offered_at) return false;
  if (dossier.offered_to) return officer.id == dossier.offered_to;
  return dossier.offered_role &&
         reaches(officer, work_of(*dossier.offered_role), offered_office(dossier), dossier);
}

}  // namespace khongcho
