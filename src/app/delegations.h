// Delegations of signature, written down by whoever delegates or by the chair; revoked by either.
#pragma once

#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/staffing/delegation.h"

namespace khongcho::app {

struct DelegationList {
  Office office;
  std::vector<Delegation> delegations;  // of the last year and to come, the latest ending first
  std::vector<Officer> people;          // everybody named, and everybody of the office
  std::vector<Officer> givers;          // for whom the reader may write one down
  std::vector<Officer> receivers;       // active officers of the office
  std::vector<std::string> fields;      // of the office's procedures

  std::string name_of(OfficerId officer) const;
};
// Refuses who may not delegate at their own office (`duty.delegates_not`).
Expected<DelegationList> delegation_list(const Context& ctx, const Officer& officer);

// Office, id, by whom and when are filled in. Refuses another's signature unless one is the chair,
// a receiver of another office or one who signs there anyway, and what
// core/staffing/delegation.h finds wrong. The receiver is told.
Expected<Delegation> give_delegation(const Context& ctx, const Officer& officer,
                                     Delegation delegation);
// Refuses one that is none of the officer's (`duty.unknown_delegation`).
Expected<Delegation> find_delegation(const Context& ctx, const Officer& officer, DelegationId id);
// Doing it again changes nothing. The receiver is told.
Expected<Delegation> revoke_delegation(const Context& ctx, const Officer& officer,
                                       DelegationId id);

}  // namespace khongcho::app
