#include "web/phone/take_view.h"

#include <algorithm>

#include "app/home_view.h"
#include "app/offices.h"
#include "web/site/queue_names.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

Url take_url(const Office& office) { return Url::path("/lay-so").with("don-vi", office.slug); }

std::optional<FormProblem> problem_of(const Locale& locale, const TakeAsked& asked) {
  if (!asked.problem) return {};
  return form_problem(locale, {*asked.problem});
}

RoomNow room_now(const Locale& locale, const app::RoomView& room, const DayState& day,
                 DoorWords door) {
  return {.counters = counters_words(locale, room, day),
          .as_of = as_of_words(locale, room),
          .door = std::move(door)};
}

const HeldTicket* held_for(const std::vector<HeldTicket>& held, const Office& office,
                           std::string_view service) {
  const auto found = std::ranges::find_if(held, [&](const HeldTicket& each) {
    return each.ticket.office == office.id && each.ticket.service == service;
  });
  return found == held.end() ? nullptr : &*found;
}

TakeService take_service(const Office& office, const std::vector<HeldTicket>& held,
                         ServiceRow row) {
  TakeService one{.row = std::move(row), .url = {}, .held = {}};
  if (const HeldTicket* own = held_for(held, office, one.row.code)) {
    one.url = Url::path("/so/{}", {own->secret});
    one.held = text_of_number(own->ticket);
  } else {
    one.url = take_url(office).with("viec", one.row.code);
  }
  return one;
}

std::vector<TakeChoice> choices(const Locale& locale, const app::RoomView& room,
                                const std::string& chosen) {
  std::vector<TakeChoice> all{{.code = "",
                               .name = locale.text("take.priority_none"),
                               .input_id = "priority-none",
                               .chosen = chosen.empty()}};
  for (const PriorityClass& each : room.rules->priorities)
    if (!each.by_appointment)
      all.push_back({.code = each.code,
                     .name = name_of(each, locale),
                     .input_id = "priority-" + each.code,
                     .chosen = each.code == chosen});
  return all;
}

}  // namespace

http::Response show_services(const Site& site, const http::Request& request, const Office& office,
                             const TakeAsked& asked) {
  const Locale& locale = site.locale(request);
  const auto room = site.room(office);
  const DayState day = app::day_state_of(site.ctx(), office);
  const auto held = held_tickets(site, request);
  std::vector<ServiceRow> rows = service_rows(locale, *room, day);
  DoorWords door = take_common_door(rows);
  TakeServicesPage page{.frame = site.public_frame(request, office, locale.text("take.title")),
                        .problem = problem_of(locale, asked),
                        .closed = closed_words(locale, *room, day),
                        .now = room_now(locale, *room, day, std::move(door)),
                        .services = {},
                        .board = Url::path("/bang/{}", {office.slug})};
  for (ServiceRow& row : rows) page.services.push_back(take_service(office, held, std::move(row)));
  return show_form(site, request, locale, std::move(page), asked.status);
}

http::Response show_priorities(const Site& site, const http::Request& request,
                               const Office& office, const TakeAsked& asked) {
  const Locale& locale = site.locale(request);
  const auto room = site.room(office);
  const app::ServiceNow* service = room->find_service(asked.service);
  if (room->closed || !service) {
    TakeAsked again = asked;
    if (!room->closed && !again.problem) {
      again.problem = Error{ErrorCode::invalid_input, "queue.unknown_service"};
      again.status = 404;
    }
    return show_services(site, request, office, again);
  }
  const DayState day = app::day_state_of(site.ctx(), office);
  ServiceRow row = service_row(locale, *room, *service, day);
  DoorWords door = row.door;
  return show_form(
      site, request, locale,
      TakePriorityPage{.frame = site.public_frame(request, office, locale.text("take.title")),
                       .problem = problem_of(locale, asked),
                       .service = std::move(row),
                       .now = room_now(locale, *room, day, std::move(door)),
                       .priorities = choices(locale, *room, asked.priority),
                       .office = office.slug,
                       .request_key = new_request_key(),
                       .back = take_url(office).with("them", 1)},
      asked.status);
}

http::Response show_held(const Site& site, const http::Request& request, const Office& office,
                         const std::vector<HeldTicket>& held) {
  const Locale& locale = site.locale(request);
  HeldPage page{.frame = site.public_frame(request, office, locale.text("take.held_title")),
                .numbers = {},
                .another = take_url(office).with("them", 1)};
  for (const HeldTicket& each : held) {
    const bool here = each.ticket.office == office.id;
    const auto other = here ? std::nullopt : app::find_office(site.ctx(), each.ticket.office);
    const app::LawBook& law = site.ctx().law;
    const QueueService* service =
        law.waiting_room(other ? *other : office).find_service(each.ticket.service);
    page.numbers.push_back({.number = text_of_number(each.ticket),
                            .service = service ? name_of(*service, locale) : each.ticket.service,
                            .office = other ? other->name : "",
                            .url = Url::path("/so/{}", {each.secret})});
  }
  return show_form(site, request, locale, std::move(page));
}

}  // namespace khongcho::web
