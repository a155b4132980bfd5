#include "web/duty/duty_words.h"

#include <algorithm>
#include <charconv>

#include "core/promise/programme_day.h"

namespace khongcho::web {

namespace {

CivilDay next_no_wait_day(const Site& site, const Office& office) {
  const CivilDay today = civil_day(site.now());
  const ServiceModel* model = site.ctx().law.model(office.model);
  if (!model) return today;
  return next_programme_day(site.ctx().law.calendar(office), *model, today).value_or(today);
}

}  // namespace

std::int64_t duty_id_from(std::string_view text) {
  std::int64_t id = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, id);
  return error == std::errc{} && at == end && id > 0 ? id : 0;
}

Expected<DutyAsked> duty_asked(const Site& site, const http::Fields& fields,
                               const app::SignedIn& who) {
  DutyAsked asked{.offices = app::offices_with_duty(site.ctx(), who.officer), .office = {}};
  const std::string slug(fields.text("don-vi"));
  const auto found = slug.empty() ? asked.offices.begin()
                                  : std::ranges::find(asked.offices, slug, &Office::slug);
  if (found == asked.offices.end()) return Error{ErrorCode::not_allowed, "duty.not_yours"};
  asked.office = *found;
  const std::string_view typed = fields.text("ngay");
  const auto day =
      typed.empty() ? std::optional{next_no_wait_day(site, asked.office)} : parse_day(typed);
  if (!day) return Error{ErrorCode::invalid_input, "duty.unreadable_day", {}, "ngay"};
  asked.day = *day;
  return asked;
}

std::vector<DutyChoice> office_choices(const DutyAsked& asked) {
  std::vector<DutyChoice> choices;
  if (asked.offices.size() < 2) return choices;
  for (const Office& each : asked.offices)
    choices.push_back({each.slug, each.name, each.id == asked.office.id});
  return choices;
}

std::vector<DutyChoice> officer_choices(const std::vector<Officer>& officers,
                                        std::string_view chosen) {
  std::vector<DutyChoice> choices;
  for (const Officer& each : officers) {
    const std::string id = std::to_string(each.id.value);
    const std::string title = each.title.empty() ? "" : " (" + each.title + ")";
    choices.push_back({id, each.full_name + title, id == chosen});
  }
  return choices;
}

Url duty_url(std::string_view path, const std::string& slug, CivilDay day) {
  if (path == "in") return Url::path("/truc/in").with("don-vi", slug).with("ngay", iso_day(day));
  if (path == "tuan")
    return Url::path("/truc/tuan").with("don-vi", slug).with("ngay", iso_day(day));
  if (path == "san-sang")
    return Url::path("/truc/san-sang").with("don-vi", slug).with("ngay", iso_day(day));
  return Url::path("/truc").with("don-vi", slug).with("ngay", iso_day(day));
}

std::string duty_day_words(const Locale& locale, CivilDay day) {
  return weekday_text(locale, day) + ", " + day_text(day);
}

std::string duty_instant_words(Instant at) {
  return clock_text(at) + " " + day_text(civil_day(at));
}

std::optional<Instant> typed_instant(std::string_view day, std::string_view time) {
  const auto on = parse_day(day);
  const auto at = parse_time_of_day(time);
  if (!on || !at) return {};
  return instant_of(*on, *at);
}

Tag readiness_tag(const Locale& locale, std::string_view readiness) {
  const std::string_view colour = readiness == "ready"       ? "green"
                                  : readiness == "not_ready" ? "red"
                                                             : "yellow";
  return {locale.text("duty_page.readiness." + std::string(readiness)), std::string(colour)};
}

}  // namespace khongcho::web
