#include "web/site/dossier_form.h"

#include <algorithm>
#include <charconv>

#include "web/site/dossier_words.h"

namespace khongcho::web {

int version_from(std::string_view typed) {
  int version = 0;
  const auto end = typed.data() + typed.size();
  const auto [at, error] = std::from_chars(typed.data(), end, version);
  return error == std::errc{} && at == end && version > 0 ? version : -1;
}

app::DossierCommand dossier_command(const http::Request& request) {
  constexpr std::size_t kLongestKey = 200;
  const std::string_view key = request.input("request_key");
  return {.code = std::string(request.param("code")),
          .version = version_from(request.input("version")),
          .request_key = key.size() <= kLongestKey ? std::string(key) : ""};
}

std::vector<TimelineEntry> timeline_of(const Locale& locale,
                                       const std::vector<DossierEvent>& events,
                                       const std::map<OfficerId, Officer>& officers) {
  std::vector<TimelineEntry> entries;
  for (const DossierEvent& event : events) {
    const auto officer = officers.find(event.officer);
    entries.push_back({.title = locale.text("event." + std::string(text_of(event.kind))),
                       .when = instant_words(event.at),
                       .when_iso = iso_instant(event.at),
                       .by = officer == officers.end() ? "" : officer->second.full_name,
                       .text = event.note});
  }
  std::ranges::reverse(entries);
  return entries;
}

std::vector<TimelineEntry> changes_for(const Site& site, const http::Request& request,
                                       const app::SignedIn& who, const std::string& code,
                                       int version_seen) {
  const auto later = app::changes_since(site.ctx(), who.officer, code, version_seen);
  const auto view = app::dossier_view(site.ctx(), who.officer, code, "counter_changes");
  if (!later || !view) return {};
  return timeline_of(site.locale(request), *later, view->officers);
}

std::string procedure_words(const Site& site, const Office& office, const Dossier& dossier) {
  const Procedure* procedure =
      site.ctx().law.procedure(office, dossier.procedure, civil_day(dossier.received_at));
  return procedure ? procedure->short_name : dossier.procedure_name;
}

}  // namespace khongcho::web
