// A number taken in the waiting room (số thứ tự), and what can be done to it: each a function from
// the ticket before to the ticket after, refusing what its state forbids. Who may do it is app/'s
// question, whose turn it is that of calling_order.h. A ticket names no person.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using TicketId = Id<struct TicketTag>;

enum class TicketState { waiting, called, serving, parked, ended };
// What came of it; none until it ends.
enum class TicketOutcome { none, received, instructed, refused, asked_only, left };

std::string_view text_of(TicketState state);
std::string_view text_of(TicketOutcome outcome);
std::optional<TicketState> ticket_state_of(std::string_view text);
std::optional<TicketOutcome> ticket_outcome_of(std::string_view text);

// A place in line: by the hour, and of the same second by the order the numbers were made in.
struct PlaceInLine {
  Instant since{};
  TicketId ticket;
  auto operator<=>(const PlaceInLine&) const = default;
};

struct QueueTicket {
  TicketId id;
  OfficeId office;
  CivilDay day{};       // numbers start anew each day
  std::string service;  // code of the group of procedures asked for
  std::string letter;   // of that group
  int number = 0;
  std::string priority;   // code of the class, empty for none
  int priority_rank = 0;  // of that class; higher is called sooner, 0 is nobody's
  TicketState state = TicketState::waiting;
  TicketOutcome outcome = TicketOutcome::none;
  Instant taken_at{};
  Instant in_line_since{};  // later than taken_at only after an absence
  int overtaken = 0;        // people called before it while it stood at the head of the line
  int times_called = 0;
  CounterId counter;  // that called it last
  OfficerId officer;
  std::optional<Instant> called_at;  // first call since it last waited
  std::optional<Instant> served_at;
  std::optional<Instant> ended_at;
};

// "A027"; more digits from 1000 on.
std::string text_of_number(const QueueTicket& ticket);
PlaceInLine place_of(const QueueTicket& ticket);

struct AtCounter {
  CounterId counter;
  OfficerId officer;
};

Expected<QueueTicket> call(QueueTicket ticket, const AtCounter& by, Instant now);
// The same person once more; refused to any other counter.
Expected<QueueTicket> call_again(QueueTicket ticket, const AtCounter& by);
Expected<QueueTicket> serve(QueueTicket ticket, const AtCounter& by, Instant now);
// Called, and nobody came: kept aside with the number still good.
Expected<QueueTicket> park(QueueTicket ticket, const AtCounter& by);
// The person is here after all: the number stays, the place in line begins now.
Expected<QueueTicket> come_back(QueueTicket ticket, Instant now);
// To another group of procedures, keeping number and place: somebody else's mistake costs no turn.
Expected<QueueTicket> transfer(QueueTicket ticket, std::string service, const AtCounter& by);
// `left` ends a ticket that nobody serves; every other outcome one that is being served.
Expected<QueueTicket> finish(QueueTicket ticket, TicketOutcome outcome, Instant now);
// Sent away for papers and here again while the same queue goes on: number and place are those of
// the morning.
Expected<QueueTicket> return_with_papers(QueueTicket ticket, CivilDay queue_day);
// Over for good: the queue it belonged to has ended.
QueueTicket end_with_queue(QueueTicket ticket, Instant now);

}  // namespace khongcho
