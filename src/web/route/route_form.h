// The form of a route: what was typed as a draft, and a draft as inputs.
#pragma once

#include <string>
#include <vector>

#include "core/route/route.h"
#include "http/fields.h"
#include "web/route/route_edit_page.h"
#include "web/site/site.h"

namespace khongcho::web {

// Of the version typed over: lists the editor does not change stay those of `base`.
Route route_typed(const Route& base, const http::Fields& form);
void add_step(Route& draft, StepKind kind, const Locale& locale);
void remove_step(Route& draft, std::string_view id);

std::vector<StepInputs> step_inputs(const Site& site, const Locale& locale, const Route& draft);
std::vector<RouteChoice> kinds_to_add(const Locale& locale, const Route& draft);
// The problem with the input it is about: "process.share" is named "s1_share" there.
Error at_input(Error problem, const Route& draft);

// "Công chức chuyên môn · cấp huyện"
std::string who_words(const Site& site, const Locale& locale, const RouteStep& step);
std::string used_for_words(const Site& site, const Route& route);
std::string level_words(const Site& site, const Route& route, std::string_view level);

}  // namespace khongcho::web
