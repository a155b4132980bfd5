#include <fmt/format.h>

#include "web/citizen/home_page.h"

namespace khongcho::web {

HomeRoom home_room(const Locale& locale, const app::RoomView& room, const DayState& state) {
  HomeRoom home{.closed = closed_words(locale, room, state),
                .counters = counters_words(locale, room, state),
                .as_of = as_of_words(locale, room),
                .door = {},
                .services = {},
                .take = Url::path("/lay-so").with("don-vi", room.office.slug),
                .board = Url::path("/bang/{}", {room.office.slug})};
  std::vector<ServiceRow> rows = service_rows(locale, room, state);
  home.door = take_common_door(rows);
  for (ServiceRow& row : rows) {
    const Url take = home.take.with("viec", row.code);
    home.services.push_back({std::move(row), take});
  }
  return home;
}

std::vector<HomeFact> room_facts(const Locale& locale, const app::RoomView& room,
                                 const DayState& state) {
  const bool in_use = room.open_counters() > 0 || !room.next.empty();
  if (state.moment != DayMoment::open || !in_use) return {};
  return {{"counters", fmt::format("{}/{}", room.open_counters(), room.counters.size()),
           locale.text("home.fact.counters")},
          {"waiting", std::to_string(room.next.size()), locale.text("home.fact.waiting")}};
}

}  // namespace khongcho::web
