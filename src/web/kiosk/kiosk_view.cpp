#include "web/kiosk/kiosk_view.h"

#include <algorithm>

#include "app/home_view.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

constexpr int kFreshFor = 30;  // seconds until the start asks for new waits

const Locale& language_of_kiosk(const Site& site, const http::Request& request) {
  const std::string_view typed = request.input("tieng");
  return site.locale(typed.empty() ? request.query.text("tieng") : typed);
}

std::vector<KioskService> services_of(const Kiosk& kiosk, std::vector<ServiceRow> rows) {
  std::vector<KioskService> services;
  for (ServiceRow& row : rows) {
    const Url url =
        kiosk.url("/ki-ot/{}/uu-tien", {kiosk.office.slug}).with("viec", row.code);
    services.push_back({std::move(row), url});
  }
  return services;
}

}  // namespace

Url Kiosk::url(UrlPattern pattern, std::initializer_list<UrlValue> values) const {
  const Url url = Url::path(pattern, values);
  return locale.language() == "en" ? url.with("tieng", "en") : url;
}

Url Kiosk::start() const { return url("/ki-ot/{}", {office.slug}); }

PageFrame Kiosk::frame(const std::string& title, const Url& page) const {
  PageFrame frame = web::public_frame(locale, site_of(office), title, request.path);
  frame.home = start();
  frame.other_language = locale.language() == "en" ? page : page.with("tieng", "en");
  return frame;
}

std::optional<Kiosk> kiosk_of(const Site& site, const http::Request& request) {
  const auto offices = site.active_offices();
  const auto found = std::ranges::find(offices, request.param("don_vi"), &Office::slug);
  if (found == offices.end()) return {};
  return Kiosk{site, request, language_of_kiosk(site, request), *found};
}

http::Response show_kiosks(const Site& site, const http::Request& request,
                           const std::string& problem, int status) {
  const Locale& locale = language_of_kiosk(site, request);
  KiosksPage page{
      .frame = site.public_frame(request, locale.text("kiosk.choose_office")),
      .problem = problem,
      .places = {}};
  page.frame.language = locale.language();
  page.frame.other_language =
      locale.language() == "en" ? Url::path("/ki-ot") : Url::path("/ki-ot").with("tieng", "en");
  for (const Office& office : site.active_offices())
    page.places.push_back({office.name, Url::path("/ki-ot/{}", {office.slug})});
  return show_form(site, request, locale, std::move(page), status);
}

http::Response show_start(const Kiosk& kiosk, const std::string& problem, int status) {
  const auto room = kiosk.site.room(kiosk.office);
  const DayState day = app::day_state_of(kiosk.site.ctx(), kiosk.office);
  std::vector<ServiceRow> rows = service_rows(kiosk.locale, *room, day);
  DoorWords door = take_common_door(rows);
  const Url here = Url::path("/ki-ot/{}", {kiosk.office.slug});
  http::Response response = show_form(
      kiosk.site, kiosk.request, kiosk.locale,
      KioskPage{
          .frame = kiosk.frame(kiosk.locale.text("kiosk.title"), here),
          .problem = problem,
          .closed = closed_words(kiosk.locale, *room, day),
          .counters = counters_words(kiosk.locale, *room, day),
          .door = std::move(door),
          .services = services_of(kiosk, std::move(rows)),
          .appointment = Url::path("/dat-lich/den").with("don-vi", kiosk.office.slug),
          .come_back = kiosk.url("/ki-ot/{}/quay-lai", {kiosk.office.slug}),
          .as_of = as_of_words(kiosk.locale, *room)},
      status);
  go_back_after(response, kiosk, kFreshFor);
  return response;
}

http::Response no_such_kiosk(const Site& site, const http::Request& request) {
  return show_kiosks(site, request,
                     language_of_kiosk(site, request).text("kiosk.unknown_office"), 404);
}

http::Response too_often(const Kiosk& kiosk, std::chrono::seconds wait) {
  const std::string seconds = std::to_string(wait.count());
  http::Response response =
      show_start(kiosk, kiosk.locale.text("take.too_often", {seconds}), 429);
  response.set("Retry-After", seconds);
  return response;
}

void go_back_after(http::Response& response, const Kiosk& kiosk, int seconds) {
  response.set("Refresh", std::to_string(seconds) + "; url=" +
                              Url::path("/ki-ot/{}", {kiosk.office.slug}).text());
}

}  // namespace khongcho::web
