#include <algorithm>

#include "app/home_view.h"
#include "app/offices.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/office_page.h"

namespace khongcho::web {

namespace {

std::string today_words(const Locale& locale, const DayState& state) {
  if (state.moment == DayMoment::unknown_year)
    return locale.text("citizen.month.unknown", {std::to_string(year_of(state.day))});
  return session_words(locale, state.sessions);
}

std::string programme_words(const Locale& locale, const DayState& state) {
  if (state.programme_day) return locale.text("citizen.office.programme_today");
  if (!state.next_programme_day) return "";
  return sentence_case(spoken_day(locale, *state.next_programme_day));
}

}  // namespace

// GET /don-vi
http::Response get_offices(const Site& site, const http::Request& request) {
  const Office chosen = site.office_of(request);
  PublicOfficeListPage page{.frame = citizen_frame(site, request, chosen,
                                             site.locale(request).text("citizen.offices.title")),
                      .offices = {}};
  for (const Office& office : site.active_offices())
    page.offices.push_back({.name = office.name,
                            .url = Url::path("/don-vi/{}", {office.slug}),
                            .address = office.address,
                            .phone = office.hotline,
                            .chosen = office.id == chosen.id});
  return show_public(site, request, std::move(page));
}

// GET /don-vi/{slug}: also the office of the pages from now on.
http::Response get_office(const Site& site, const http::Request& request) {
  const std::vector<Office> offices = site.active_offices();
  const auto office = std::ranges::find(offices, request.param("slug"), &Office::slug);
  if (office == offices.end())
    return site.refusal(request, Error{ErrorCode::not_found, "citizen.no_office"});

  const Locale& locale = site.locale(request);
  const DayState state = app::day_state_of(site.ctx(), *office);
  PublicOfficePage page{.frame = citizen_frame(site, request, *office, office->name),
                  .today = today_words(locale, state),
                  .usual = "",
                  .programme = programme_words(locale, state),
                  .counters = {}};
  const auto usual = app::usual_hours(site.ctx(), *office, state.day);
  if (!usual.empty()) page.usual = session_words(locale, usual);
  for (const Counter& counter : app::active_counters(site.ctx(), office->id))
    page.counters.push_back(counter.name);

  http::Response response = show_public(site, request, std::move(page));
  response.set_cookie({.name = std::string(kOfficeCookie),
                       .value = office->slug,
                       .max_age = std::chrono::hours{24 * 365}});
  return response;
}

}  // namespace khongcho::web
