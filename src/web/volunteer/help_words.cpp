#include "web/volunteer/help_words.h"

#include <charconv>

#include "core/people/identity.h"
#include "web/volunteer/help_over_page.h"

namespace khongcho::web {

std::int64_t help_id_from(std::string_view text) {
  std::int64_t id = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, id);
  return error == std::errc{} && at == end && id > 0 ? id : 0;
}

HelpSessionId session_of(const http::Request& request) {
  return {help_id_from(request.param("id"))};
}

Url session_url(HelpSessionId id) { return Url::path("/ho-tro/phien/{}", {id}); }

std::string hours_words(const Locale& locale, const VolunteerShift& shift) {
  return locale.text("help_page.hours", {clock_text(shift.from), clock_text(shift.to)});
}

std::string day_words(const Locale& locale, CivilDay day) {
  return weekday_text(locale, day) + ", " + day_text(day);
}

std::vector<FactRow> declaration_rows(const Site& site, const Locale& locale, const Office& office,
                                      const Declaration& declaration) {
  const CivilDay today = civil_day(site.now());
  const Person& person = declaration.person;
  std::vector<FactRow> rows;
  const auto add = [&](const char* key, std::string value, bool numeric = false) {
    if (!value.empty()) rows.push_back({locale.text(key), std::move(value), numeric});
  };
  add("counter.person.name", person.full_name);
  add("counter.person.id", spaced_number(person.personal_id), true);
  add("counter.person.born", born_words(locale, person.born_on, today));
  if (!person.sex.empty())
    add("counter.person.sex", locale.text("counter.person." + person.sex));
  add("counter.person.address", person.address);
  add("counter.person.phone", phone_text(person.phone), true);
  add("help_page.email", person.email);
  const Procedure* procedure = site.ctx().law.procedure(office, declaration.procedure, today);
  add("help_page.procedure", procedure ? procedure->name : declaration.procedure);
  return rows;
}

http::Response session_refusal(const Site& site, const http::Request& request,
                               const app::SignedIn& who, const Error& error) {
  if (error.message_id != "help.session_over") return site.refusal(request, error);
  return site.show(
      request,
      HelpOverPage{.frame = site.staff_frame(request, who,
                                             site.locale(request).text("help_page.over"))},
      410);
}

}  // namespace khongcho::web
