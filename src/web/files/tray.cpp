#include "app/scan_jobs.h"
#include "app/scanners.h"
#include "http/error_status.h"
#include "web/files/file_words.h"
#include "web/files/files_visit.h"
#include "web/files/tray_page.h"

namespace khongcho::web {

namespace {

const Url kTray = Url::path("/quay/khay-quet");

http::Response show(const FilesVisit& visit, const std::optional<Error>& error) {
  const Locale& locale = visit.locale();
  const OfficeId office = visit.who.office.id;
  if (!may(visit.who.officer, Action::digitize, ActionTarget{office, visit.who.officer.id}))
    return visit.refuse({ErrorCode::not_allowed, "scanner.not_yours"});
  TrayPage page{
      .frame = visit.site.staff_frame(visit.request, visit.who, locale.text("files.tray")),
      .rows = tray_rows(locale, app::scan_tray(visit.ctx(), visit.who.officer, office)),
      .scan = scan_inputs(locale, app::scanners_for(visit.ctx(), visit.who.officer, office))};
  if (!error) return visit.site.show(visit.request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return visit.site.show(visit.request, std::move(page), http::error_status(error->code));
}

http::Response refused(const FilesVisit& visit, const Error& error) {
  return error.code == ErrorCode::not_allowed ? visit.refuse(error) : show(visit, error);
}

}  // namespace

// GET /quay/khay-quet, or ?ho-so=… to that dossier's files
http::Response get_tray(const FilesVisit& visit) {
  const std::string_view code = visit.request.query.text("ho-so");
  if (code.empty()) return show(visit, {});
  return http::redirect(Url::path("/quay/ho-so/{}/tep", {code}).text());
}

// POST /quay/khay-quet/bo
http::Response post_discard(const FilesVisit& visit) {
  const auto pages = pages_ticked(visit.request);
  const auto discarded = app::discard_pages(visit.ctx(), visit.who.officer, pages);
  if (!discarded) return refused(visit, discarded.error());
  return visit.site.done(kTray, "notice.pages_discarded", {std::to_string(*discarded)});
}

// POST /quay/khay-quet/quet: a pile with cover sheets
http::Response post_batch_scan(const FilesVisit& visit) {
  const auto report = app::scan_pages(visit.ctx(), visit.archive, visit.who.officer,
                                      scan_order(visit.request));
  if (!report) return refused(visit, report.error());
  if (report->problem && report->pages == 0) return refused(visit, *report->problem);
  return visit.site.done(kTray, report->problem ? "notice.scanned_partly" : "notice.scanned",
                         {std::to_string(report->pages)});
}

// GET /quay/khay-quet/trang/{id}
http::Response get_tray_page(const FilesVisit& visit) {
  const auto picture =
      app::scan_page_picture(visit.ctx(), visit.archive, visit.who.officer,
                             ScanPageId{number_from(visit.request.param("id"))});
  return picture ? picture_response(*picture) : visit.refuse(picture.error());
}

}  // namespace khongcho::web
