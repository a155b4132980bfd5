#include "web/files/files_page.h"

#include <algorithm>

#include "app/digitisation.h"
#include "app/scan_jobs.h"
#include "app/scanners.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/files/file_words.h"
#include "web/files/files_visit.h"
#include "web/site/dossier_form.h"
#include "web/site/qr_drawing.h"

namespace khongcho::web {

namespace {

struct FilesShown {
  std::optional<Error> error = {};
  std::string component = {};  // chosen before
};

std::vector<FileChoice> line_choices(const Locale& locale, const DigitisationStatus& status,
                                     const std::string& chosen) {
  std::vector<FileChoice> choices;
  for (const DigitisationLine& line : status.lines)
    if (!line.component.empty())
      choices.push_back({.id = line.component,
                         .text = line_name(locale, line),
                         .chosen = line.component == chosen});
  choices.push_back({.id = "", .text = locale.text("files.other_papers"), .chosen = false});
  return choices;
}

std::vector<FileLine> line_rows(const Locale& locale, const std::string& code,
                                const DigitisationStatus& status) {
  std::vector<FileLine> rows;
  for (const DigitisationLine& line : status.lines) {
    FileLine row{.name = line_name(locale, line), .tag = line_tag(locale, line)};
    for (const DossierFile& file : line.files)
      row.files.push_back({.url = Url::path("/quay/ho-so/{}/tep/{}", {code, file.id}),
                           .name = file.name,
                           .facts = file_facts(locale, file),
                           .tag = file_tag(locale, file),
                           .code = paper_code(file.record)});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<BatchRow> batch_rows(const Locale& locale, const std::vector<ScanBatch>& batches) {
  std::vector<BatchRow> rows;
  for (const ScanBatch& batch : batches) {
    if (batch.state == BatchState::done && batch.problem.empty()) continue;
    rows.push_back({.text = locale.text("files.batch", {batch.origin, clock_text(batch.asked_at)}),
                    .tag = batch_tag(locale, batch.state),
                    .problem = batch.problem.empty() ? "" : locale.text(batch.problem)});
  }
  return rows;
}

// A description may be wanted still, but the result must be there.
bool may_mark(const app::DossierFilesView& view) {
  if (!view.may_digitise || view.dossier.digitized_at || !view.dossier.signed_at) return false;
  return std::ranges::any_of(view.status.lines, [](const DigitisationLine& line) {
    return line.component == kResultComponent && (line.born_digital || !line.files.empty());
  });
}

FilesPage page_of(const FilesVisit& visit, const app::DossierFilesView& view,
                  const FilesShown& shown) {
  const Locale& locale = visit.locale();
  const Dossier& dossier = view.dossier;
  const std::string state(text_of(view.status.state));
  FilesPage page{.frame = visit.site.staff_frame(visit.request, visit.who,
                                                 locale.text("files.title")),
                 .code = dossier.code,
                 .procedure_name = dossier.procedure_name,
                 .full_name = dossier.submitter.full_name,
                 .version = dossier.version,
                 .request_key = random_token(18),
                 .state = state_tag(locale, view.status.state),
                 .summary = locale.text("files.summary." + state,
                                        {std::to_string(view.status.digitised),
                                         std::to_string(view.status.wanted)}),
                 .lines = line_rows(locale, dossier.code, view.status),
                 .may = view.may_digitise,
                 .choices = line_choices(locale, view.status, shown.component),
                 .may_mark = may_mark(view)};
  if (dossier.digitized_at)
    page.digitised =
        locale.text("files.digitised_at", {clock_text(*dossier.digitized_at),
                                           day_text(civil_day(*dossier.digitized_at))});
  if (!view.may_digitise) return page;
  const OfficeId office = visit.who.office.id;
  page.scan = scan_inputs(locale, app::scanners_for(visit.ctx(), visit.who.officer, office));
  page.batches = batch_rows(locale, app::scan_batches(visit.ctx(), dossier.id));
  page.tray = tray_rows(locale, app::scan_tray(visit.ctx(), visit.who.officer, office));
  return page;
}

http::Response show(const FilesVisit& visit, const FilesShown& shown) {
  const auto view = app::dossier_files(visit.ctx(), visit.who.officer, visit.code());
  if (!view) return visit.refuse(view.error());
  FilesPage page = page_of(visit, *view, shown);
  if (!shown.error) return visit.site.show(visit.request, std::move(page));
  page.problem = form_problem(visit.locale(), {*shown.error});
  page.file_problem = page.problem->of("tep");
  return visit.site.show(visit.request, std::move(page),
                         http::error_status(shown.error->code));
}

http::Response refused(const FilesVisit& visit, const Error& error) {
  if (error.code == ErrorCode::not_allowed || error.message_id == "dossier.unknown")
    return visit.refuse(error);
  return show(visit, {.error = error, .component = std::string(visit.request.input("component"))});
}

}  // namespace

// GET /quay/ho-so/{code}/tep
http::Response get_files(const FilesVisit& visit) {
  return show(visit, {.component = std::string(visit.request.query.text("dong"))});
}

// POST /quay/ho-so/{code}/tep: one file
http::Response post_file(const FilesVisit& visit) {
  const auto& files = visit.request.files;
  const auto sent = std::ranges::find(files, "tep", &http::UploadedFile::input);
  if (sent == files.end())
    return refused(visit, {ErrorCode::invalid_input, "files.no_file", {}, "tep"});
  const auto added =
      app::add_file(visit.ctx(), visit.archive, visit.who.officer, visit.code(),
                    {.component = std::string(visit.request.input("component")),
                     .name = sent->name,
                     .bytes = sent->bytes});
  if (!added) return refused(visit, added.error());
  return visit.site.done(visit.files_url(), "notice.file_added", {added->name});
}

// POST /quay/ho-so/{code}/tep/quet
http::Response post_scan(const FilesVisit& visit) {
  app::ScanOrder order = scan_order(visit.request);
  order.code = visit.code();
  order.component = visit.request.input("component");
  const auto report = app::scan_pages(visit.ctx(), visit.archive, visit.who.officer, order);
  if (!report) return refused(visit, report.error());
  if (report->problem && report->pages == 0) return refused(visit, *report->problem);
  const std::string pages = std::to_string(report->pages);
  if (!report->problem) return visit.site.done(visit.files_url(), "notice.scanned", {pages});
  return visit.site.done(visit.files_url(), "notice.scanned_partly", {pages});
}

// POST /quay/ho-so/{code}/tep/khay: pages of the tray to a line
http::Response post_tray_pages(const FilesVisit& visit) {
  const auto pages = pages_ticked(visit.request);
  const auto placed =
      app::place_pages(visit.ctx(), visit.who.officer, pages, visit.code(),
                       std::string(visit.request.input("component")));
  if (!placed) return refused(visit, placed.error());
  return visit.site.done(visit.files_url(), "notice.pages_placed",
                         {std::to_string(pages.size())});
}

// POST /quay/ho-so/{code}/so-hoa
http::Response post_digitised(const FilesVisit& visit) {
  const auto marked = app::mark_dossier_digitized(visit.ctx(), visit.who.officer,
                                                  dossier_command(visit.request));
  if (!marked) return refused(visit, marked.error());
  return visit.site.done(visit.files_url(), "notice.digitised", {visit.code()});
}

// GET /quay/ho-so/{code}/to-bia
http::Response get_covers(const FilesVisit& visit) {
  const auto view = app::dossier_files(visit.ctx(), visit.who.officer, visit.code());
  if (!view) return visit.refuse(view.error());
  const Locale& locale = visit.locale();
  CoversPage page{.frame = visit.site.staff_frame(visit.request, visit.who,
                                                  locale.text("files.covers")),
                  .code = view->dossier.code,
                  .procedure_name = view->dossier.procedure_name,
                  .full_name = view->dossier.submitter.full_name,
                  .covers = {}};
  page.frame.home = visit.files_url();
  for (const DigitisationLine& line : view->status.lines) {
    if (line.component.empty()) continue;
    const std::string text =
        cover_text({.lookup_code = view->dossier.lookup_code, .component = line.component});
    page.covers.push_back({.line = line_name(locale, line),
                           .qr = qr_drawing(text, line_name(locale, line))});
  }
  return visit.site.show(visit.request, std::move(page));
}

}  // namespace khongcho::web
