// Registers in words, and what its pages are asked for.
#pragma once

#include <vector>

#include "app/registers.h"
#include "http/request.h"
#include "web/register/register_year_page.h"
#include "web/site/site.h"

namespace khongcho::web {

// {loai} and {nam} of the address, ?tim= and ?sau=. A year that is none is never there.
app::RegisterRequest register_request(const http::Request& request);
// Numbered by reception, on a form of its own; a locked volume is followed by itself.
bool is_dossier_book(const app::RegisterRequest& request);
// Heading of the column that says by whom.
std::string signer_label(const Locale& locale, const RegisterRules& rules);
Url register_url(const app::RegisterRequest& request);

std::vector<LineRow> line_rows(const app::RegisterView& view, const app::RegisterRequest& request);
std::vector<VolumeRow> volume_rows(const Locale& locale, const app::RegisterView& view,
                                   const app::RegisterRequest& request);
std::string officer_of(const app::RegisterView& view, OfficerId id);

}  // namespace khongcho::web
