// Duty rosters, absences, delegations of signature, and what was said of days that are not ready.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/staffing/absence.h"
#include "core/staffing/delegation.h"
#include "core/staffing/duty_roster.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const DutyEntry& entry, Instant at);
void delete_duty_entry(sql::Transaction& tx, DutyEntryId id);
std::optional<DutyEntry> find_duty_entry(sql::Transaction& tx, DutyEntryId id);
// By day and hour; both days included.
std::vector<DutyEntry> duty_of_office(sql::Transaction& tx, OfficeId office, CivilDay first,
                                      CivilDay last);
std::vector<DutyEntry> duty_of_officer(sql::Transaction& tx, OfficerId officer, CivilDay day);

struct DutyConfirmation {
  OfficeId office;
  CivilDay day{};
  OfficerId by;
  Instant at{};
};
void save(sql::Transaction& tx, const DutyConfirmation& confirmation);
void delete_duty_confirmation(sql::Transaction& tx, OfficeId office, CivilDay day);
std::optional<DutyConfirmation> find_duty_confirmation(sql::Transaction& tx, OfficeId office,
                                                       CivilDay day);

void insert(sql::Transaction& tx, const Absence& absence);
// Times and substitute.
void update(sql::Transaction& tx, const Absence& absence);
void delete_absence(sql::Transaction& tx, AbsenceId id);
std::optional<Absence> find_absence(sql::Transaction& tx, AbsenceId id);
// Not over at `from` and begun before `to`, by their end.
std::vector<Absence> absences_of_office(sql::Transaction& tx, OfficeId office, Instant from,
                                        Instant to);
std::vector<Absence> absences_of_officer(sql::Transaction& tx, OfficerId officer, Instant from,
                                         Instant to);

void insert(sql::Transaction& tx, const Delegation& delegation);
// Who revoked it and when.
void update(sql::Transaction& tx, const Delegation& delegation);
std::optional<Delegation> find_delegation(sql::Transaction& tx, DelegationId id);
// Not over on that day, also those not begun or revoked; by their last day.
std::vector<Delegation> delegations_of_office(sql::Transaction& tx, OfficeId office, CivilDay day);
std::vector<Delegation> delegations_to(sql::Transaction& tx, OfficerId officer, CivilDay day);

struct ReadinessAcknowledgement {
  OfficeId office;
  CivilDay day{};
  std::string problem;  // ReadinessProblem::key
  OfficerId by;
  Instant at{};
  std::string reason;
};
// The first of a problem stays.
void insert(sql::Transaction& tx, const ReadinessAcknowledgement& acknowledgement);
std::vector<ReadinessAcknowledgement> acknowledgements_of(sql::Transaction& tx, OfficeId office,
                                                          CivilDay day);

}  // namespace khongcho::store
