#include "app/growing_calendar.h"

#include <algorithm>
#include <string>
#include <utility>

namespace khongcho::app {

namespace {

constexpr YearRange kAllYears{0, 9999};

YearRange within(YearRange years, YearRange limits) {
  return {std::clamp(years.first, limits.first, limits.last),
          std::clamp(years.last, limits.first, limits.last)};
}

}  // namespace

GrowingCalendar::GrowingCalendar(CalendarRules rules, YearRange limits, Calendar calendar)
    : rules_(std::move(rules)), limits_(limits), calendar_(std::move(calendar)) {}

Expected<GrowingCalendar> GrowingCalendar::make(CalendarRules rules, Instant about) {
  const YearRange limits = rules.years.value_or(kAllYears);
  const int year = year_of(civil_day(about));
  // Years that make no sense are left for compile() to refuse.
  const bool sensible = limits.first <= limits.last;
  const YearRange years = sensible ? within({year, year + 1}, limits) : limits;
  auto calendar = Calendar::compile(rules, years);
  if (!calendar) return calendar.error();
  return GrowingCalendar(std::move(rules), limits, std::move(*calendar));
}

Expected<Promise> GrowingCalendar::promise(const ServiceModel* model, const PromiseCase& question) {
  while (true) {
    auto promise = compute_promise(calendar_, model, question);
    if (promise || promise.error().message_id != "calendar.unknown_year") return promise;
    if (!grow_to(std::stoi(promise.error().args.front()))) return promise;
  }
}

// Twice as many years each time, so that a distant due time takes few rounds.
bool GrowingCalendar::grow_to(int year) {
  if (year < limits_.first || year > limits_.last) return false;
  const YearRange old = calendar_.known_years();
  const int more = old.last - old.first + 1;
  const YearRange wanted =
      year > old.last ? YearRange{old.first, year + more} : YearRange{year - more, old.last};
  auto calendar = Calendar::compile(rules_, within(wanted, limits_));
  if (!calendar) return false;
  calendar_ = std::move(*calendar);
  return true;
}

}  // namespace khongcho::app
