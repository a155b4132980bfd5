#include "web/counter/office_day.h"

#include <fmt/format.h>

#include "core/promise/programme_day.h"

namespace khongcho::web {

namespace {

std::string day_words(const Locale& locale, CivilDay day) {
  return locale.text(fmt::format("weekday.{}", iso_weekday(day))) + " " + day_month_text(day);
}

}  // namespace

std::string office_day_words(const Site& site, const Locale& locale, const Office& office) {
  const ServiceModel* model = site.ctx().law.model(office.model);
  if (!model) return {};
  const Calendar& calendar = site.ctx().law.calendar(office);
  const CivilDay today = civil_day(site.now());
  if (is_programme_day(calendar, *model, today)) {
    const auto cutoff = cutoff_on(*model, today);
    if (!cutoff) return locale.text("counter.day.programme");
    const bool in_time = time_of_day(site.now()) <= *cutoff;
    return locale.text(in_time ? "counter.day.before_cutoff" : "counter.day.after_cutoff",
                       {clock_text(*cutoff), clock_text(model->after_by)});
  }
  const auto next = next_programme_day(calendar, *model, today);
  return next ? locale.text("counter.day.ordinary", {day_words(locale, *next)}) : std::string{};
}

}  // namespace khongcho::web
