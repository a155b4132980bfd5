#include "web/counter/at_counter.h"

#include "base/text.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

std::string ticket_words(const app::RoomView& room, const Locale& locale, const QueueTicket& ticket,
                         Instant until) {
  std::vector<std::string> parts{service_name(room, locale, ticket.service)};
  const auto minutes = (until - ticket.taken_at).count() / 60;
  parts.push_back(locale.text("counter.queue.waited", {std::to_string(minutes)}));
  if (!ticket.priority.empty()) parts.push_back(priority_name(room, locale, ticket.priority));
  if (ticket.times_called > 1)
    parts.push_back(
        locale.text("counter.queue.times_called", {std::to_string(ticket.times_called)}));
  return join(parts, " · ");
}

const QueueTicket* ticket_at_counter(const app::RoomView& room, const app::SignedIn& who) {
  const app::CounterNow* here = who.counter ? room.at_counter(who.counter->id) : nullptr;
  const bool theirs = here && here->ticket && here->duty.officer == who.officer.id;
  return theirs ? &*here->ticket : nullptr;
}

std::optional<AtCounter> at_counter(const Site& site, const app::RoomView& room,
                                    const Locale& locale, const app::SignedIn& who) {
  const QueueTicket* ticket = ticket_at_counter(room, who);
  if (!ticket) return {};
  const Instant until = ticket->called_at.value_or(room.at);
  return AtCounter{.number = text_of_number(*ticket),
                   .words = ticket_words(room, locale, *ticket, until),
                   .buttons = {.csrf = site.csrf().token_for(who.token),
                               .shown = ticket->id,
                               .called = ticket->state == TicketState::called}};
}

}  // namespace khongcho::web
