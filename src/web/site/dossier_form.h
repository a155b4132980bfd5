// What every form about a dossier shares: the version and key it sends, what others did meanwhile.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "web/common/page_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// Code, version and key of the form that was sent. A version that is none is never the present one.
app::DossierCommand dossier_command(const http::Request& request);
int version_from(std::string_view typed);

// Events as a timeline, newest first.
std::vector<TimelineEntry> timeline_of(const Locale& locale,
                                       const std::vector<DossierEvent>& events,
                                       const std::map<OfficerId, Officer>& officers);
// What others did after the version a form showed; empty where the reader may not know.
std::vector<TimelineEntry> changes_for(const Site& site, const http::Request& request,
                                       const app::SignedIn& who, const std::string& code,
                                       int version_seen);
// The procedure's short name, if the catalogue of that day still knows it.
std::string procedure_words(const Site& site, const Office& office, const Dossier& dossier);

}  // namespace khongcho::web
