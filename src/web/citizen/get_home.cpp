#include <boost/json.hpp>

#include "app/home_view.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/home_page.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kRowsAtHome = 5;

// The matters of the no-wait day; where the office has none, a taste of all.
void tell_list(HomePage& page, const Site& site, const Locale& locale, const Office& office,
               bool in_time) {
  const auto all = site.ctx().law.procedures(office, civil_day(site.now()));
  const auto no_wait = no_wait_procedures(site, office);
  page.list_title =
      no_wait.empty() ? locale.text("citizen.procedures.title")
                      : locale.text(in_time ? "home.list.today" : "home.list.programme_day",
                                    {std::to_string(no_wait.size())});
  for (const Procedure* procedure :
       one_of_each_field(no_wait.empty() ? all : no_wait, kRowsAtHome))
    page.rows.push_back(listed_procedure(site, locale, office, *procedure));
  page.all_procedures = locale.text("home.list.all", {std::to_string(all.size())});
}

}  // namespace

// GET /
http::Response get_home(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const DayState state = app::day_state_of(site.ctx(), office);
  const auto counts = app::counts_of(site.ctx(), office, state.day);
  const auto room = site.room(office);
  HomePage page{.frame = citizen_frame(site, request, office, ""),
                .state = state_key(state),
                .live = Url::path("/trang-thai.json").with("don-vi", office.slug),
                .day = long_day(locale, state.day),
                .hero = home_hero(locale, state, counts, site.now()),
                .room = home_room(locale, *room, state),
                .room_again = Url::path("/phong-cho").with("don-vi", office.slug),
                .search = search_box(site, office),
                .list_title = "",
                .rows = {},
                .all_procedures = "",
                .late = late_notice(locale, state),
                .lookup = {},
                .come_title = "",
                .come_text = locale.text("home.steps.come_text")};
  std::vector<HomeFact>& facts = page.hero.card.facts;
  const auto of_room = room_facts(locale, *room, state);
  facts.insert(facts.begin(), of_room.begin(), of_room.end());
  page.frame.title = page.hero.headline + " " + page.hero.headline_keep;
  page.come_title =
      state.in_time() && state.cutoff_at
          ? locale.text("home.steps.come_before", {spoken_hour(locale, *state.cutoff_at)})
          : locale.text("home.steps.come");
  tell_list(page, site, locale, office, state.in_time());
  return show_public(site, request, std::move(page));
}

// GET /trang-thai.json: what the home page asks once a minute.
http::Response get_home_state(const Site& site, const http::Request& request) {
  const Office office = site.office_of(request);
  const DayState state = app::day_state_of(site.ctx(), office);
  const auto counts = app::counts_of(site.ctx(), office, state.day);
  boost::json::object told{{"state", state_key(state)},
                           {"now", iso_instant(site.now())},
                           {"received", counts.received},
                           {"done", counts.done}};
  for (const HomeFact& fact : room_facts(site.locale(request), *site.room(office), state))
    told[fact.id] = fact.figure;
  http::Response response = http::json(boost::json::serialize(told));
  // The same for everybody when the address names the office.
  const bool named = request.query.text("don-vi") == office.slug;
  response.set("Cache-Control", named ? "public, max-age=30" : kAskAgain);
  return response;
}

// GET /phong-cho: the waiting room on the home page, fetched again by home.js.
http::Response get_home_room(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const DayState state = app::day_state_of(site.ctx(), office);
  http::Response response = http::html(home_room(locale, *site.room(office), state).render(locale));
  response.set("Cache-Control", kAskAgain);
  return response;
}

}  // namespace khongcho::web
