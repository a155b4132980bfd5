// The parts of a dossier's page that every officer sees alike, made one by one.
#pragma once

#include <string>
#include <vector>

#include "app/dossier_views.h"
#include "base/locale.h"
#include "web/common/url.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

struct PrintLink {
  std::string label;
  Url url;
};

// {{> dossier_promise promise}}
struct DossierPromise {
  std::string kind = "undated";  // today later late undated, as in partials/dossier_promise.html
  std::string title;
  std::string when;
  std::string day = {};
  std::string because = {};
  std::string apology = {};
  std::string by_law = {};
};

struct FactRow {
  std::string label;
  std::string value;
  bool numeric = false;
};

// Not given back at the counter by Mẫu 02 or 03.
bool was_received(const Dossier& dossier);
// "7K4M29RT" → "7K4M 29RT"
std::string code_words(std::string_view lookup_code);

std::vector<FactRow> person_facts(const Locale& locale, const Dossier& dossier, CivilDay today);
std::vector<FactRow> dossier_facts(const Locale& locale, const app::DossierView& view);
DossierPromise dossier_promise(const Locale& locale, const Dossier& dossier, Instant now);
// `form` as in the keys counter.print.…: receipt supplement refusal apology stop control_slip.
PrintLink print_link(const Locale& locale, const Dossier& dossier, std::string_view form);
std::vector<PrintLink> print_links(const Locale& locale, const Dossier& dossier);

}  // namespace khongcho::web
