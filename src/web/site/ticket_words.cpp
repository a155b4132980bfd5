#include "web/site/ticket_words.h"

#include "app/home_view.h"
#include "base/text.h"
#include "web/site/qr_drawing.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

CallTimes call_of(const Site& site, const app::RoomView& room, const QueueTicket& ticket) {
  return call_times(site.ctx().law.calendar(room.office), room.at, room.waits.of(ticket.id));
}

// "Còn 3 người trước, chừng 5 đến 10 phút"
std::string line_words(const Site& site, const Locale& locale, const TicketAt& at) {
  const auto before = at.room.people_before(at.ticket.id);
  if (!before) return "";
  return locale.text("ticket_paper.line",
                     {people_before_words(locale, *before),
                      wait_of_ticket(site, locale, at.room, at.ticket)});
}

std::string promise_words(const Site& site, const Locale& locale, const TicketAt& at) {
  const DayState day = app::day_state_of(site.ctx(), at.room.office);
  const DoorWords door =
      door_words(locale, door_of_ticket(site, at.room, at.ticket), day, DoorFor::holder);
  return door.instead.empty() ? door.sentence : door.sentence + ". " + door.instead.front();
}

std::string priority_words(const Locale& locale, const TicketAt& at) {
  if (!at.ticket.priority.empty())
    return locale.text("ticket_paper.has_priority",
                       {priority_name(at.room, locale, at.ticket.priority)});
  std::vector<std::string> names;
  if (at.room.rules)
    for (const PriorityClass& each : at.room.rules->priorities)
      if (!each.by_appointment) names.push_back(name_of(each, locale));
  return names.empty() ? "" : locale.text("ticket_paper.ask_priority", {join(names, ", ")});
}

std::string spaced_code(const std::string& secret) {
  const std::size_t half = secret.size() / 2;
  return secret.substr(0, half) + " " + secret.substr(half);
}

}  // namespace

DoorAnswer door_of_ticket(const Site& site, const app::RoomView& room, const QueueTicket& ticket) {
  const app::ServiceNow* service = room.find_service(ticket.service);
  if (!service) return {};
  const app::LawBook& law = site.ctx().law;
  const ServiceModel* model = law.model(room.office.model);
  DoorQuestion question{.cutoff = service->door.cutoff,
                        .now = room.at,
                        .called = call_of(site, room, ticket),
                        .usual_service = service->usual_service,
                        .last_close = law.calendar(room.office).close_of(civil_day(room.at))};
  if (model) question.cutoff_from = model->cutoff_from;
  const bool taking_counts = question.cutoff_from == CutoffFrom::ticket;
  if (taking_counts && service->door.door != Door::closed) question.now = ticket.taken_at;
  return ask_at_door(question);
}

std::string wait_of_ticket(const Site& site, const Locale& locale, const app::RoomView& room,
                           const QueueTicket& ticket) {
  if (!room.people_before(ticket.id)) return "";
  return wait_words(locale, room.at, room.waits.of(ticket.id), call_of(site, room, ticket));
}

TicketPaper ticket_paper(const Site& site, const Locale& locale, const TicketAt& at) {
  const CivilDay day = civil_day(at.ticket.taken_at);
  TicketPaper paper{.authority = at.room.office.name,
                    .office = locale.text("web.office"),
                    .when = locale.text("ticket_paper.when",
                                        {weekday_text(locale, day), day_text(day),
                                         clock_text(at.ticket.taken_at)}),
                    .number = text_of_number(at.ticket),
                    .service = service_name(at.room, locale, at.ticket.service),
                    .line = line_words(site, locale, at),
                    .promise = promise_words(site, locale, at),
                    .priority = priority_words(locale, at),
                    .qr = {},
                    .code = spaced_code(at.secret)};
  if (!at.public_address.empty())
    paper.qr = qr_drawing(at.public_address + "/so/" + at.secret, locale.text("ticket_paper.qr"));
  return paper;
}

}  // namespace khongcho::web
