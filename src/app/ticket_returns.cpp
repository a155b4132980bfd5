#include "app/ticket_returns.h"

#include <cctype>

#include "base/text.h"

namespace khongcho::app {

namespace {

using store::TicketEventKind;

Error unknown() {
  return {ErrorCode::not_found, "queue.unknown_ticket"};
}

Error old(const QueueTicket& ticket) {
  return {ErrorCode::conflict, "queue.old_ticket", {text_of_number(ticket), day_text(ticket.day)}};
}

Expected<QueueTicket> bring_back(const Context& ctx, sql::Transaction& tx,
                                 const store::WaitingRoom& room, const QueueTicket& ticket,
                                 OfficerId by) {
  if (ticket.day != room.queue_day) return old(ticket);
  const bool ended = ticket.state == TicketState::ended;
  const auto back =
      ended ? return_with_papers(ticket, room.queue_day) : come_back(ticket, ctx.time.now());
  if (!back) return back.error();
  store::save(tx, *back, ended ? TicketEventKind::returned_with_papers : TicketEventKind::came_back,
              ctx.time.now(), by);
  return *back;
}

// The office is known only from the ticket, the room only from the office.
template <typename Change>
Expected<QueueTicket> change_by_secret(const Context& ctx, const std::string& secret,
                                       Change change) {
  const auto found = find_ticket_of_today(ctx, secret);
  if (!found) return found.error();
  return change_room(
      ctx, found->office,
      [&](sql::Transaction& tx, const store::WaitingRoom& room) -> Expected<QueueTicket> {
        const auto ticket = store::find_ticket(tx, found->id);
        if (!ticket) return unknown();
        return change(tx, room, *ticket);
      });
}

struct NumberParts {
  std::string letter;
  int number = 0;
};

// "a27", "A027", "A 027".
std::optional<NumberParts> parts_of(const std::string& text) {
  NumberParts parts;
  std::string digits;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (std::isalpha(byte) != 0 && digits.empty())
      parts.letter += static_cast<char>(std::toupper(byte));
    else if (std::isdigit(byte) != 0)
      digits += each;
    else if (std::isspace(byte) == 0)
      return {};
  }
  if (parts.letter.size() != 1 || digits.empty() || digits.size() > 6) return {};
  parts.number = std::stoi(digits);
  return parts;
}

}  // namespace

Expected<QueueTicket> find_ticket_of_today(const Context& ctx, const std::string& secret) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<QueueTicket> {
    const auto ticket = store::find_ticket_by_secret(tx, upper(secret));
    if (!ticket) return unknown();
    const auto room = room_of_today(tx, ticket->office, ctx.time.now());
    if (!room || room->queue_day != ticket->day) return old(*ticket);
    return *ticket;
  });
}

Expected<QueueTicket> come_back_to_queue(const Context& ctx, const std::string& secret) {
  return change_by_secret(
      ctx, secret,
      [&](sql::Transaction& tx, const store::WaitingRoom& room, const QueueTicket& ticket) {
        return bring_back(ctx, tx, room, ticket, {});
      });
}

Expected<QueueTicket> leave_queue(const Context& ctx, const std::string& secret) {
  return change_by_secret(ctx, secret,
                          [&](sql::Transaction& tx, const store::WaitingRoom&,
                              const QueueTicket& ticket) -> Expected<QueueTicket> {
                            const auto gone = finish(ticket, TicketOutcome::left, ctx.time.now());
                            if (!gone) return gone.error();
                            store::save(tx, *gone, TicketEventKind::ended, ctx.time.now(), {},
                                        std::string(text_of(TicketOutcome::left)));
                            return *gone;
                          });
}

Expected<QueueTicket> bring_back_ticket(const Context& ctx, const Officer& officer,
                                        const std::string& number) {
  if (!may(officer, Action::serve_queue, {officer.office}))
    return Error{ErrorCode::not_allowed, "queue.not_allowed"};
  const auto parts = parts_of(number);
  if (!parts) return Error{ErrorCode::invalid_input, "queue.unknown_ticket", {}, "number"};
  return change_room(
      ctx, officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom& room) -> Expected<QueueTicket> {
        const auto ticket = store::find_ticket_by_number(tx, officer.office, room.queue_day,
                                                         parts->letter, parts->number);
        if (!ticket) return Error{ErrorCode::not_found, "queue.unknown_ticket", {}, "number"};
        return bring_back(ctx, tx, room, *ticket, officer.id);
      });
}

}  // namespace khongcho::app
