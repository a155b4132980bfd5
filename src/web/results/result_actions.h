// Result documents and results nobody has come for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_result_form(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_result_form(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response get_result(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response get_result_pdf(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response get_uncollected(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_reminder(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response pdf_answer(std::string bytes, std::string_view code);

}  // namespace khongcho::web
