// What the pages of volunteers share: ids in addresses, hours, the answer inside a session.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/people/help_session.h"
#include "core/people/volunteer_shift.h"
#include "web/site/dossier_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// 0 where the text is no id.
std::int64_t help_id_from(std::string_view text);
HelpSessionId session_of(const http::Request& request);
Url session_url(HelpSessionId id);

// "07:30 đến 11:30"
std::string hours_words(const Locale& locale, const VolunteerShift& shift);
// "Thứ Sáu, 06/10/2023"
std::string day_words(const Locale& locale, CivilDay day);

// What the citizen said, to be read out line by line.
std::vector<FactRow> declaration_rows(const Site& site, const Locale& locale, const Office& office,
                                      const Declaration& declaration);

// 410 with words for a session that is over, the usual page for any other refusal.
http::Response session_refusal(const Site& site, const http::Request& request,
                               const app::SignedIn& who, const Error& error);

// A page of a session goes away by itself when the session does, whoever left it open.
template <typename Page>
http::Response show_in_session(const Site& site, const http::Request& request, Page page,
                               int status = 200) {
  http::Response response = site.show(request, std::move(page), status);
  response.set("Refresh", std::to_string(kHelpSessionIdle.count() + 5) + "; url=/ho-tro");
  return response;
}

}  // namespace khongcho::web
