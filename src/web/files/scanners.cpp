#include "app/scanners.h"

#include <algorithm>

#include "http/error_status.h"
#include "web/files/files_visit.h"
#include "web/files/scanners_page.h"

namespace khongcho::web {

namespace {

struct ScannersShown {
  OfficeId office;
  std::optional<Error> error = {};
  Scanner typed = {};
};

Url list_url(OfficeId office) {
  return Url::path("/quan-tri/may-quet").with("don-vi", office);
}

http::Response show(const FilesVisit& visit, const ScannersShown& shown) {
  const Locale& locale = visit.locale();
  const auto scanners = app::office_scanners(visit.ctx(), visit.who.officer, shown.office);
  if (!scanners) return visit.refuse(scanners.error());
  ScannersPage page{
      .frame = visit.site.staff_frame(visit.request, visit.who, locale.text("files.scanners")),
      .offices = {},
      .office = std::to_string(shown.office.value),
      .office_title = ""};
  for (const Office& office : visit.site.active_offices()) {
    const bool chosen = office.id == shown.office;
    if (chosen) page.office_title = office.name;
    page.offices.push_back(
        {.id = std::to_string(office.id.value), .text = office.name, .chosen = chosen});
  }
  for (const Scanner& scanner : *scanners)
    page.rows.push_back({.id = std::to_string(scanner.id.value),
                         .name = scanner.name,
                         .address = scanner.address,
                         .active = scanner.active});
  if (!shown.error) return visit.site.show(visit.request, std::move(page));
  page.problem = form_problem(locale, {*shown.error});
  if (!shown.typed.id) {
    page.name = shown.typed.name;
    page.address = shown.typed.address;
    page.name_problem = page.problem->of("name");
    page.address_problem = page.problem->of("address");
  }
  return visit.site.show(visit.request, std::move(page), http::error_status(shown.error->code));
}

}  // namespace

// GET /quan-tri/may-quet?don-vi=…
http::Response get_scanners(const FilesVisit& visit) {
  const OfficeId asked{number_from(visit.request.query.text("don-vi"))};
  return show(visit, {.office = asked ? asked : visit.who.office.id});
}

// POST /quan-tri/may-quet/luu: a new one, or changes of one
http::Response post_scanner(const FilesVisit& visit) {
  const Scanner scanner{.id = {number_from(visit.request.input("id"))},
                        .office = {number_from(visit.request.input("office"))},
                        .name = std::string(visit.request.input("name")),
                        .address = std::string(visit.request.input("address")),
                        .active = !visit.request.input("active").empty()};
  const auto saved = app::save_scanner(visit.ctx(), visit.who.officer, scanner);
  if (saved) return visit.site.done(list_url(saved->office), "notice.admin_saved", {saved->name});
  Error error = saved.error();
  if (scanner.id && !error.input.empty()) error.input += "-" + std::to_string(scanner.id.value);
  return show(visit, {.office = scanner.office, .error = error, .typed = scanner});
}

// POST /quan-tri/may-quet/{id}/thu
http::Response post_scanner_test(const FilesVisit& visit) {
  const OfficeId office{number_from(visit.request.input("office"))};
  const ScannerId id{number_from(visit.request.param("id"))};
  const auto model = app::try_scanner(visit.ctx(), visit.who.officer, id);
  if (!model) return show(visit, {.office = office, .error = model.error(), .typed = {.id = id}});
  return visit.site.done(list_url(office), "notice.scanner_answers", {*model});
}

}  // namespace khongcho::web
