// The form that takes a number, on the kiosk and on the phone.
#pragma once

#include <optional>
#include <utility>

#include "app/take_number.h"
#include "http/request.h"
#include "http/response.h"
#include "web/site/site.h"

namespace khongcho::web {

// Nothing where it is not a form of ours as it was shown: the token or the key is missing.
std::optional<app::NumberRequest> read_take_form(const Site& site, const http::Request& request,
                                                 app::TicketChannel channel);
// For the hidden input "key" of each form shown: pressing twice gives one number.
std::string new_request_key();

// A page with a form for somebody who is not signed in, with the token and its cookie.
template <typename Page>
http::Response show_form(const Site& site, const http::Request& request, const Locale& locale,
                         Page page, int status = 200) {
  http::Response response{.status = status};
  page.frame.csrf = site.csrf().guest_token(request, response);
  response.set("Content-Type", "text/html; charset=utf-8");
  response.body = page.render(locale);
  return response;
}

}  // namespace khongcho::web
