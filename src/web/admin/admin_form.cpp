#include "web/admin/admin_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

std::int64_t admin_id_from(std::string_view text) {
  std::int64_t id = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, id);
  return error == std::errc{} && at == end && id > 0 ? id : 0;
}

std::vector<AdminChoice> office_choices(const std::vector<Office>& offices, OfficeId chosen) {
  std::vector<AdminChoice> choices;
  for (const Office& office : offices)
    choices.push_back({.id = std::to_string(office.id.value),
                       .text = office.name,
                       .chosen = office.id == chosen});
  return choices;
}

std::string office_name(const std::vector<Office>& offices, OfficeId id) {
  const auto found = std::ranges::find(offices, id, &Office::id);
  return found == offices.end() ? "" : found->name;
}

std::string officer_name(const std::vector<Officer>& officers, OfficerId id) {
  const auto found = std::ranges::find(officers, id, &Officer::id);
  return found == officers.end() ? "" : found->full_name;
}

std::string role_words(const Locale& locale, const Officer& officer) {
  std::vector<std::string> words;
  for (const Grant& grant : officer.grants)
    words.push_back(locale.text("role." + std::string(text_of(grant.role))));
  return join(words, ", ");
}

std::vector<AdminEventRow> event_rows(const Locale& locale,
                                      const std::vector<store::AdminEvent>& events,
                                      const std::vector<Officer>& officers) {
  std::vector<AdminEventRow> rows;
  for (const store::AdminEvent& event : events)
    rows.push_back({.at = instant_words(event.at),
                    .who = officer_name(officers, event.officer),
                    .what = locale.text("admin_page.event." + event.kind),
                    .subject = event.subject});
  return rows;
}

}  // namespace khongcho::web
