// What the pages about duty share: which office and day is asked for, choices of a form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/duty_roster.h"
#include "http/request.h"
#include "web/common/page_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// An option of a select.
struct DutyChoice {
  std::string value;
  std::string label;
  bool chosen = false;
};

std::int64_t duty_id_from(std::string_view text);

struct DutyAsked {
  std::vector<Office> offices;  // to choose from
  Office office;
  CivilDay day{};
};
// ?don-vi=…&ngay=…: the reader's own office and the next no-wait day where nothing is said.
Expected<DutyAsked> duty_asked(const Site& site, const http::Fields& fields,
                               const app::SignedIn& who);
std::vector<DutyChoice> office_choices(const DutyAsked& asked);
std::vector<DutyChoice> officer_choices(const std::vector<Officer>& officers,
                                        std::string_view chosen);

Url duty_url(std::string_view path, const std::string& slug, CivilDay day);
// "thứ Sáu, 29/09/2023"
std::string duty_day_words(const Locale& locale, CivilDay day);
// "14:00 29/09/2023"
std::string duty_instant_words(Instant at);
// A day and a time of two inputs; nothing where either is none.
std::optional<Instant> typed_instant(std::string_view day, std::string_view time);
Tag readiness_tag(const Locale& locale, std::string_view readiness);

}  // namespace khongcho::web
