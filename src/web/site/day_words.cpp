#include "web/site/day_words.h"

#include <fmt/format.h>

namespace khongcho::web {

namespace {

std::string lower_weekday(const Locale& locale, CivilDay day) {
  return locale.text(fmt::format("weekday.{}", iso_weekday(day)));
}

}  // namespace

std::string spoken_hour(const Locale& locale, Seconds since_midnight) {
  const auto minutes = since_midnight.count() / 60;
  const std::string hour = std::to_string(minutes / 60);
  if (minutes % 60 == 0) return locale.text("promise.hour", {hour});
  return locale.text("promise.hour_minute", {hour, fmt::format("{:02}", minutes % 60)});
}

std::string spoken_hour(const Locale& locale, Instant at) {
  return spoken_hour(locale, time_of_day(at));
}

std::string spoken_day(const Locale& locale, CivilDay day) {
  return locale.text("citizen.day", {lower_weekday(locale, day), day_month_text(day)});
}

std::string spoken_full_day(const Locale& locale, CivilDay day) {
  return locale.text("citizen.day", {lower_weekday(locale, day), day_text(day)});
}

}  // namespace khongcho::web
