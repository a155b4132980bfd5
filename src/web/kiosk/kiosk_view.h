// What every page of a kiosk has: its office, its language, and the pages it falls back to.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/room_view.h"
#include "web/kiosk/kiosk_page.h"
#include "web/site/site.h"

namespace khongcho::web {

struct Kiosk {
  const Site& site;
  const http::Request& request;
  const Locale& locale;
  Office office;

  // Of a page of this kiosk, in the language being read.
  Url url(UrlPattern pattern, std::initializer_list<UrlValue> values = {}) const;
  Url start() const;
  PageFrame frame(const std::string& title, const Url& page) const;
};

// In the language of ?tieng= or the input of that name; nothing where the office is unknown.
std::optional<Kiosk> kiosk_of(const Site& site, const http::Request& request);

// `problem` is a sentence.
http::Response show_kiosks(const Site& site, const http::Request& request,
                           const std::string& problem = {}, int status = 200);
http::Response show_start(const Kiosk& kiosk, const std::string& problem = {}, int status = 200);
http::Response no_such_kiosk(const Site& site, const http::Request& request);
http::Response too_often(const Kiosk& kiosk, std::chrono::seconds wait);

// The page goes back to the start by itself: nobody finds what another left on the screen.
void go_back_after(http::Response& response, const Kiosk& kiosk, int seconds);

}  // namespace khongcho::web
