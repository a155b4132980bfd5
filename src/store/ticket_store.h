// Tickets of the waiting room with what was done to them. A ticket is only ever written together
// with its event. Whoever changes one has taken the room first (waiting_room_store.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/queue/ticket.h"
#include "sql/database.h"

namespace khongcho::store {

enum class TicketEventKind {
  taken,
  called,  // also again
  served,
  parked,
  came_back,
  transferred,
  returned_with_papers,
  ended,
};
std::string_view text_of(TicketEventKind kind);

struct TicketEvent {
  std::int64_t id = 0;
  TicketId ticket;
  std::string kind;
  Instant at{};
  CounterId counter = {};
  OfficerId officer = {};
  std::string detail = {};
};

// What a ticket is besides its place in the queue.
struct TicketOrigin {
  std::string channel;      // kiosk, phone, counter, volunteer, appointment
  std::string secret;       // of the phone page
  std::string request_key;  // empty for none
};

void insert(sql::Transaction& tx, const QueueTicket& ticket, const TicketOrigin& origin);
// `detail`: the outcome of an end, the service of a transfer.
void save(sql::Transaction& tx, const QueueTicket& ticket, TicketEventKind kind, Instant at,
          OfficerId officer, const std::string& detail = {});

// What changed without anything being done to the ticket: it was overtaken.
void save_place(sql::Transaction& tx, const QueueTicket& ticket);

std::optional<QueueTicket> find_ticket(sql::Transaction& tx, TicketId id);
std::optional<QueueTicket> find_ticket_by_secret(sql::Transaction& tx, const std::string& secret);
std::optional<QueueTicket> find_ticket_by_request_key(sql::Transaction& tx, const std::string& key);
std::optional<QueueTicket> find_ticket_by_number(sql::Transaction& tx, OfficeId office,
                                                 CivilDay queue_day, const std::string& letter,
                                                 int number);
std::string secret_of(sql::Transaction& tx, TicketId id);

// Everybody still in the room, by place in line.
std::vector<QueueTicket> open_tickets(sql::Transaction& tx, OfficeId office);
// Heads of the lines of each service, first by place and first by priority: all that
// next_call() can choose from.
std::vector<QueueTicket> heads_of_lines(sql::Transaction& tx, OfficeId office);
// Called or being served.
std::optional<QueueTicket> ticket_at(sql::Transaction& tx, CounterId counter);
// Taken in the queue of that day, in order.
std::vector<QueueTicket> tickets_of_day(sql::Transaction& tx, OfficeId office, CivilDay queue_day);

// Of the queues that began from `first` to `last`, both included.
std::vector<QueueTicket> tickets_between(sql::Transaction& tx, OfficeId office, CivilDay first,
                                         CivilDay last);

struct TicketCall {
  std::int64_t id = 0;
  TicketId ticket;
  std::string number;
  CounterId counter;
  Instant at{};
};
// Calls since that instant, oldest first.
std::vector<TicketCall> calls_since(sql::Transaction& tx, OfficeId office, Instant since);
std::optional<TicketCall> find_call(sql::Transaction& tx, OfficeId office, std::int64_t id);
std::vector<TicketEvent> events_of(sql::Transaction& tx, TicketId ticket);

void link_dossier(sql::Transaction& tx, TicketId ticket, DossierId dossier);
std::vector<DossierId> dossiers_of(sql::Transaction& tx, TicketId ticket);
std::optional<TicketId> ticket_of(sql::Transaction& tx, DossierId dossier);
// Numbers of the queue day whose result waits at the counter, newest result first.
std::vector<std::string> numbers_with_result(sql::Transaction& tx, OfficeId office,
                                             CivilDay queue_day, int limit);

// For check-data: the numbers given of each letter of each queue day.
struct TicketNumbers {
  OfficeId office;
  CivilDay queue_day{};
  std::string letter;
  std::int64_t given = 0;
  std::int64_t highest = 0;
};
std::vector<TicketNumbers> all_ticket_numbers(sql::Transaction& tx);

}  // namespace khongcho::store
