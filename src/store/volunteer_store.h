// Volunteers' shifts, their help sessions, what was done in them, declarations.
#pragma once

#include <optional>
#include <vector>

#include "core/people/help_session.h"
#include "core/people/volunteer_shift.h"
#include "sql/database.h"

namespace khongcho::store {

// Whoever plans for a volunteer takes them first: two planners would miss each other's shift.
void lock_volunteer(sql::Transaction& tx, OfficerId volunteer);
void insert(sql::Transaction& tx, const VolunteerShift& shift, Instant at);
void delete_shift(sql::Transaction& tx, VolunteerShiftId id);
std::optional<VolunteerShift> find_shift(sql::Transaction& tx, VolunteerShiftId id);
// By day and hour; both days included.
std::vector<VolunteerShift> shifts_of_office(sql::Transaction& tx, OfficeId office, CivilDay first,
                                             CivilDay last);
std::vector<VolunteerShift> shifts_of_volunteer(sql::Transaction& tx, OfficerId volunteer,
                                                CivilDay first, CivilDay last);

// A second open session of the same volunteer is a duplicate.
void insert(sql::Transaction& tx, const HelpSession& session);
// Last use, end, ticket.
void update(sql::Transaction& tx, const HelpSession& session);
std::optional<HelpSession> find_help_session(sql::Transaction& tx, HelpSessionId id);
// The same, kept from other changes until the transaction ends.
std::optional<HelpSession> take_help_session(sql::Transaction& tx, HelpSessionId id);
// Not ended yet, even if left alone too long.
std::optional<HelpSession> open_help_session_of(sql::Transaction& tx, OfficerId volunteer);

// The first of its kind in the session stays.
void note_help(sql::Transaction& tx, const HelpSession& session, const Help& help);
std::vector<Help> helps_of(sql::Transaction& tx, HelpSessionId session);

struct HelpCount {
  OfficerId volunteer;
  HelpKind kind = HelpKind::take_number;
  HelpWay way = HelpWay::done;
  std::int64_t count = 0;
};
// `to` itself outside.
std::vector<HelpCount> count_helps(sql::Transaction& tx, OfficeId office, Instant from, Instant to);
struct HelpedCount {
  OfficerId volunteer;
  std::int64_t people = 0;  // sessions begun
};
std::vector<HelpedCount> count_helped(sql::Transaction& tx, OfficeId office, Instant from,
                                      Instant to);

struct StoredDeclaration {
  HelpSessionId session;
  TicketId ticket = {};
  Declaration declaration;
  Instant saved_at{};
};
// Takes the place of an earlier one of the session.
void save(sql::Transaction& tx, const StoredDeclaration& stored);
void set_ticket_of_declaration(sql::Transaction& tx, HelpSessionId session, TicketId ticket);
std::optional<StoredDeclaration> find_declaration(sql::Transaction& tx, HelpSessionId session);
// The latest.
std::optional<StoredDeclaration> find_declaration_by_ticket(sql::Transaction& tx, TicketId ticket);
// All there are, oldest first: those of the day.
std::vector<StoredDeclaration> declarations_saved_until(sql::Transaction& tx, Instant at);
void delete_declaration(sql::Transaction& tx, HelpSessionId session);
// A dossier came of the number: the counter has it now.
void delete_declarations_of(sql::Transaction& tx, TicketId ticket);

}  // namespace khongcho::store
