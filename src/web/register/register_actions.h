// The pages of the registers (/so).
#pragma once

#include <optional>

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_registers(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response get_register_year(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response get_register_csv(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response get_register_volume(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);
http::Response get_register_line(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response post_register_note(const Site& site, const http::Request& request,
                                  const app::SignedIn& who);
http::Response get_register_lock(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response post_register_lock(const Site& site, const http::Request& request,
                                  const app::SignedIn& who);
http::Response post_next_volume(const Site& site, const http::Request& request,
                                const app::SignedIn& who);

}  // namespace khongcho::web
