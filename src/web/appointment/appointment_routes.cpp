#include <memory>

#include "web/appointment/appointment_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using LimitedPage = http::Response (*)(const Site&, AppointmentLimits&, const http::Request&);

struct LimitedRoute {
  const char* pattern;
  LimitedPage page;
};

const LimitedRoute kGets[] = {
    {"/dat-lich", get_booking},          {"/dat-lich/xem", get_find},
    {"/dat-lich/den", get_arrival},      {"/dat-lich/{ma}", get_appointment},
    {"/dat-lich/{ma}/huy", get_cancellation},
};

const LimitedRoute kPosts[] = {
    {"/dat-lich", post_booking},
    {"/dat-lich/den", post_arrival},
    {"/dat-lich/{ma}/huy", post_cancellation},
};

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction as_receptionist(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!may(who.officer, Action::serve_queue, {who.office.id}))
      return site.refusal(request, Error{ErrorCode::not_allowed, "queue.not_allowed"});
    return page(site, request, who);
  };
}

}  // namespace

void add_appointment_routes(http::Router& router, const Site& site) {
  const auto limits = std::make_shared<AppointmentLimits>();
  const auto limited = [&site, limits](LimitedPage page) {
    return [&site, limits, page](const http::Request& request) {
      return page(site, *limits, request);
    };
  };
  for (const auto& [pattern, page] : kGets) site.open_get(router, pattern, limited(page));
  for (const auto& [pattern, page] : kPosts) site.open_post(router, pattern, limited(page));
  site.staff_get(router, "/quay/lich-hen", as_receptionist(site, get_day_list));
  site.staff_get(router, "/quay/lich-hen/in", as_receptionist(site, get_day_paper));
  site.staff_post(router, "/quay/lich-hen/den", as_receptionist(site, post_day_arrival));
}

}  // namespace khongcho::web
