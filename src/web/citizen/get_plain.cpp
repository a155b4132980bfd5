#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/plain_page.h"

namespace khongcho::web {

namespace {

// Sections of the page as locale/ has them: citizen.<page>.1.title, .1.a, .1.b …
http::Response plain(const Site& site, const http::Request& request, const std::string& name) {
  const Locale& locale = site.locale(request);
  const std::string key = "citizen." + name + ".";
  PlainPage page{.frame = citizen_frame(site, request, site.office_of(request),
                                        locale.text(key + "title")),
                 .lead = locale.text(key + "lead"),
                 .sections = {}};
  for (int number = 1; locale.has(key + std::to_string(number) + ".title"); ++number) {
    const std::string section = key + std::to_string(number) + ".";
    PlainSection shown{locale.text(section + "title"), {}};
    for (char part = 'a'; locale.has(section + part); ++part)
      shown.paragraphs.push_back(locale.text(section + part));
    page.sections.push_back(std::move(shown));
  }
  return show_public(site, request, std::move(page));
}

}  // namespace

// GET /lien-he
http::Response get_contact(const Site& site, const http::Request& request) {
  return plain(site, request, "contact");
}

// GET /tro-nang
http::Response get_accessibility(const Site& site, const http::Request& request) {
  return plain(site, request, "accessibility");
}

// GET /rieng-tu
http::Response get_privacy(const Site& site, const http::Request& request) {
  return plain(site, request, "privacy");
}

}  // namespace khongcho::web
