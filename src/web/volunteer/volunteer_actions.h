// Everything a volunteer and those who plan the shifts can ask for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

// The first page: today's shift, what was done, the button to begin.
http::Response get_help_home(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_help_session(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);

// One session with one citizen.
http::Response get_help_session(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_help_end(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response get_help_number(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_help_number(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_number_at_hand(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);
http::Response get_help_declaration(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);
http::Response post_help_declaration(const Site& site, const http::Request& request,
                                     const app::SignedIn& who);
http::Response get_declaration_paper(const Site& site, const http::Request& request,
                                     const app::SignedIn& who);
http::Response get_help_guide(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_help_guide(const Site& site, const http::Request& request,
                               const app::SignedIn& who);

// Planning.
http::Response get_shifts(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response post_shift(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response post_shift_copy(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response get_shift_removal(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response post_shift_removal(const Site& site, const http::Request& request,
                                  const app::SignedIn& who);

// Figures of a month: page, spreadsheet, paper.
http::Response get_help_figures(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response get_help_figures_csv(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);
http::Response get_help_figures_paper(const Site& site, const http::Request& request,
                                      const app::SignedIn& who);

}  // namespace khongcho::web
