#include "web/site/room_words.h"

#include <algorithm>

#include "web/site/day_words.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

constexpr Seconds kAtOnce = std::chrono::minutes{1};

// "35 phút", "1 giờ 5 phút"
std::string length_words(const Locale& locale, Seconds length) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(length).count();
  const std::string rest = std::to_string(minutes % 60);
  if (minutes < 60) return locale.text("room.minutes", {rest});
  const std::string hours = std::to_string(minutes / 60);
  return minutes % 60 == 0 ? locale.text("room.hours", {hours})
                           : locale.text("room.hours_minutes", {hours, rest});
}

std::string range_words(const Locale& locale, const WaitRange& range) {
  if (range.high <= kAtOnce) return locale.text("room.wait.at_once");
  if (range.low < kAtOnce)
    return locale.text("room.wait.within", {length_words(locale, range.high)});
  constexpr Seconds kHour = std::chrono::hours{1};
  const std::string low =
      range.high < kHour
          ? std::to_string(std::chrono::duration_cast<std::chrono::minutes>(range.low).count())
          : length_words(locale, range.low);
  return locale.text("room.wait.range", {low, length_words(locale, range.high)});
}

std::string clock_words(const Locale& locale, const CallTimes& called) {
  if (!called.earliest) return locale.text("room.wait.not_today");
  const std::string from = clock_text(*called.earliest);
  if (!called.latest) return locale.text("room.wait.from", {from});
  const std::string to = clock_text(*called.latest);
  return from == to ? locale.text("room.wait.about", {from})
                    : locale.text("room.wait.between", {from, to});
}

// Sentences of one promise at the door.
class DoorTold {
 public:
  DoorTold(const Locale& locale, const DoorAnswer& door, const DayState& day, DoorFor reader)
      : locale_(locale), door_(door), day_(day), reader_(reader) {}

  DoorWords words() const {
    switch (door_.door) {
      case Door::likely:
        return {.kind = "good", .sentence = likely()};
      case Door::uncertain:
        return {.kind = "soon",
                .sentence = locale_.text("room.door.uncertain", {cutoff()}),
                .instead = sentences({late()})};
      case Door::unlikely:
        return {.kind = "late",
                .sentence = locale_.text(for_reader("unlikely"), {cutoff()}),
                .instead = sentences({late(), next_day(), locale_.text("room.instead.online")})};
      case Door::after_cutoff:
        return {.kind = "soon", .sentence = after_cutoff()};
      case Door::unknown:
        return {.kind = "plain", .sentence = locale_.text("room.door.unknown", {cutoff()})};
      case Door::no_counter:
        return {.kind = "plain", .sentence = locale_.text("room.door.no_counter")};
      case Door::not_today:
        return {.kind = "plain", .sentence = not_today()};
      case Door::closed:
        return {};
    }
    return {};
  }

 private:
  std::string for_reader(std::string_view sentence) const {
    return std::string(reader_ == DoorFor::holder ? "room.held." : "room.door.").append(sentence);
  }

  std::string cutoff() const { return door_.cutoff ? clock_text(*door_.cutoff) : "?"; }

  static std::vector<std::string> sentences(std::vector<std::string> all) {
    std::erase(all, "");
    return all;
  }

  // No hour of acceptance where taking the number itself is what counts.
  std::string likely() const {
    if (!day_.in_time()) return "";
    return locale_.text(for_reader(door_.latest_acceptance ? "likely" : "likely_by_ticket"),
                        {cutoff(), clock_text(*day_.due_now)});
  }

  std::string after_cutoff() const {
    if (!day_.due_now) return "";
    return locale_.text("room.door.after_cutoff",
                        {cutoff(), spoken_hour(locale_, *day_.due_now),
                         spoken_day(locale_, civil_day(*day_.due_now))});
  }

  std::string late() const {
    if (!day_.due_late) return "";
    return locale_.text("room.instead.late",
                        {cutoff(), spoken_hour(locale_, *day_.due_late),
                         spoken_day(locale_, civil_day(*day_.due_late))});
  }

  std::string next_day() const {
    if (!day_.next_programme_day) return "";
    return locale_.text("room.instead.next_day", {spoken_day(locale_, *day_.next_programme_day)});
  }

  std::string not_today() const {
    if (day_.in_time()) return locale_.text("room.door.all_day", {clock_text(*day_.due_now)});
    if (!day_.next_programme_day) return "";
    return locale_.text("room.door.not_today", {spoken_day(locale_, *day_.next_programme_day)});
  }

  const Locale& locale_;
  const DoorAnswer& door_;
  const DayState& day_;
  DoorFor reader_;
};

}  // namespace

std::string wait_words(const Locale& locale, Instant now, const ExpectedWait& wait,
                       const CallTimes& called) {
  if (wait.kind == WaitKind::no_counter) return locale.text("room.wait.no_counter");
  if (wait.kind == WaitKind::unknown) return locale.text("room.wait.unknown");
  const bool straight =
      called.earliest == now + wait.range.low && called.latest == now + wait.range.high;
  return straight ? range_words(locale, wait.range) : clock_words(locale, called);
}

std::string people_before_words(const Locale& locale, int people) {
  return people == 0 ? locale.text("room.before.nobody")
                     : locale.text("room.before.people", {std::to_string(people)});
}

std::string waiting_words(const Locale& locale, int people) {
  return people == 0 ? locale.text("room.waiting.nobody")
                     : locale.text("room.waiting.people", {std::to_string(people)});
}

DoorWords door_words(const Locale& locale, const DoorAnswer& door, const DayState& day,
                     DoorFor reader) {
  DoorWords words = DoorTold(locale, door, day, reader).words();
  return words.sentence.empty() ? DoorWords{} : words;
}

std::string counters_words(const Locale& locale, const app::RoomView& room, const DayState& day) {
  switch (day.moment) {
    case DayMoment::before_opening:
      return locale.text("room.opens_at", {clock_text(*day.opens_at)});
    case DayMoment::midday_break:
      return locale.text("room.reopens_at", {clock_text(*day.opens_at)});
    case DayMoment::open:
      return locale.text("room.counters", {std::to_string(room.open_counters()),
                                           std::to_string(room.counters.size())});
    case DayMoment::unknown_year:
    case DayMoment::closed_day:
    case DayMoment::after_closing:
      return "";
  }
  return "";
}

std::string closed_words(const Locale& locale, const app::RoomView& room, const DayState& day) {
  if (!room.closed) return "";
  if (!day.opens_at) return locale.text(*room.closed);
  return locale.text("room.closed", {spoken_hour(locale, *day.opens_at),
                                     spoken_day(locale, civil_day(*day.opens_at))});
}

std::string as_of_words(const Locale& locale, const app::RoomView& room) {
  return locale.text("room.as_of", {clock_text(room.at)});
}

ServiceRow service_row(const Locale& locale, const app::RoomView& room,
                       const app::ServiceNow& service, const DayState& day) {
  return {.code = service.service->code,
          .name = name_of(*service.service, locale),
          .note = note_of(*service.service, locale),
          .waiting = waiting_words(locale, service.waiting),
          .wait = wait_words(locale, room.at, service.wait, service.called),
          .door = door_words(locale, service.door, day)};
}

std::vector<ServiceRow> service_rows(const Locale& locale, const app::RoomView& room,
                                     const DayState& day) {
  std::vector<ServiceRow> rows;
  for (const app::ServiceNow& service : room.services)
    rows.push_back(service_row(locale, room, service, day));
  return rows;
}

DoorWords take_common_door(std::vector<ServiceRow>& rows) {
  if (rows.empty()) return {};
  const DoorWords common = rows.front().door;
  const bool alike = std::ranges::all_of(
      rows, [&](const ServiceRow& row) { return row.door.sentence == common.sentence; });
  if (!alike) return {};
  for (ServiceRow& row : rows) row.door = {};
  return common;
}

}  // namespace khongcho::web
