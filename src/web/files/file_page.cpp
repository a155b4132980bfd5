#include "web/files/file_page.h"

#include "app/digitisation.h"
#include "base/text.h"
#include "http/error_status.h"
#include "http/url.h"
#include "web/files/file_words.h"
#include "web/files/files_visit.h"

namespace khongcho::web {

namespace {

struct FileShown {
  std::vector<Error> errors = {};
  std::optional<PaperRecord> typed = {};
  std::string why = {};
};

FileId file_id(const FilesVisit& visit) {
  return {number_from(visit.request.param("id"))};
}

RecordInputs record_inputs(const Locale& locale, const PaperRecord& record) {
  RecordInputs inputs{.owner_id = record.owner_id,
                      .type = record.type,
                      .title = record.title,
                      .issued_on = record.issued_on,
                      .issuer = record.issuer,
                      .valid_to = record.valid_to,
                      .qualities = {},
                      .reusable = record.reusable};
  for (const PaperQuality quality :
       {PaperQuality::original, PaperQuality::certified_copy, PaperQuality::photocopy}) {
    const std::string id(text_of(quality));
    inputs.qualities.push_back({.id = id,
                                .text = locale.text("paper_kind." + id),
                                .chosen = quality == record.quality});
  }
  return inputs;
}

PaperRecord record_from(const http::Request& request) {
  return {.owner_id = tidy_text(request.input("owner_id")),
          .type = tidy_text(request.input("type")),
          .title = tidy_text(request.input("title")),
          .issued_on = tidy_text(request.input("issued_on")),
          .issuer = tidy_text(request.input("issuer")),
          .valid_to = tidy_text(request.input("valid_to")),
          .quality = paper_quality_from(request.input("quality")).value_or(PaperQuality::original),
          .reusable = !request.input("reusable").empty()};
}

// The line the file stands on, and the next file that waits to be described.
void add_surroundings(const FilesVisit& visit, const app::DossierFilesView& view, FileId id,
                      FilePage& page) {
  for (const DigitisationLine& line : view.status.lines)
    for (const DossierFile& file : line.files) {
      if (file.id == id) page.line = line_name(visit.locale(), line);
      if (file.id != id && !file.digitized_at && page.next.text().empty())
        page.next = Url::path("/quay/ho-so/{}/tep/{}", {view.dossier.code, file.id});
    }
}

FilePage page_of(const FilesVisit& visit, const app::DossierFilesView& view,
                 const app::FileContent& content, const FileShown& shown) {
  const Locale& locale = visit.locale();
  const DossierFile& file = content.file;
  const std::string& code = view.dossier.code;
  FilePage page{.frame = visit.site.staff_frame(visit.request, visit.who, file.name),
                .code = code,
                .id = std::to_string(file.id.value),
                .name = file.name,
                .line = "",
                .facts = file_facts(locale, file),
                .tag = file_tag(locale, file),
                .paper_code = paper_code(file.record),
                .may = view.may_digitise && !file.removed_at && !file.reused_from};
  for (int number = 1; number <= file.pages; ++number)
    page.pages.push_back(
        {.picture = Url::path("/quay/ho-so/{}/tep/{}/trang/{}", {code, file.id, number}),
         .label = locale.text("files.page_of", {std::to_string(number),
                                                std::to_string(file.pages), file.name})});
  if (file.removed_at)
    page.removed = locale.text("files.removed", {clock_text(*file.removed_at),
                                                 day_text(civil_day(*file.removed_at)),
                                                 file.removed_why});
  if (page.may) {
    const PaperRecord known =
        file.digitized_at ? file.record
                          : app::suggested_record(visit.ctx(), view.dossier, file);
    page.record = record_inputs(locale, shown.typed.value_or(known));
  }
  add_surroundings(visit, view, file.id, page);
  return page;
}

void add_problems(const Locale& locale, const FileShown& shown, FilePage& page) {
  page.problem = form_problem(locale, shown.errors);
  page.owner_problem = page.problem->of("owner_id");
  page.type_problem = page.problem->of("type");
  page.title_problem = page.problem->of("title");
  page.issued_problem = page.problem->of("issued_on");
  page.issuer_problem = page.problem->of("issuer");
  page.valid_problem = page.problem->of("valid_to");
  page.why = shown.why;
  page.why_problem = page.problem->of("why");
}

http::Response show(const FilesVisit& visit, const FileShown& shown) {
  const auto view = app::dossier_files(visit.ctx(), visit.who.officer, visit.code());
  if (!view) return visit.refuse(view.error());
  const auto content = app::file_content(visit.ctx(), visit.archive, visit.who.officer,
                                         visit.code(), file_id(visit));
  if (!content) return visit.refuse(content.error());
  FilePage page = page_of(visit, *view, *content, shown);
  if (shown.errors.empty()) return visit.site.show(visit.request, std::move(page));
  add_problems(visit.locale(), shown, page);
  return visit.site.show(visit.request, std::move(page),
                         http::error_status(shown.errors.front().code));
}

bool is_final(const Error& error) {
  return error.code == ErrorCode::not_allowed || error.code == ErrorCode::not_found;
}

}  // namespace

// GET /quay/ho-so/{code}/tep/{id}
http::Response get_file(const FilesVisit& visit) {
  return show(visit, {});
}

// POST /quay/ho-so/{code}/tep/{id}: what is known about the paper
http::Response post_description(const FilesVisit& visit) {
  const PaperRecord record = record_from(visit.request);
  const auto problems = record_problems(record, civil_day(visit.site.now()));
  if (!problems.empty()) return show(visit, {.errors = problems, .typed = record});
  const auto described = app::describe_file(visit.ctx(), visit.who.officer, visit.code(),
                                            file_id(visit), record);
  if (!described && is_final(described.error())) return visit.refuse(described.error());
  if (!described) return show(visit, {.errors = {described.error()}, .typed = record});
  return visit.site.done(Url::path("/quay/ho-so/{}/tep/{}", {visit.code(), described->id}),
                         "notice.file_described", {paper_code(described->record)});
}

// POST /quay/ho-so/{code}/tep/{id}/go
http::Response post_removal(const FilesVisit& visit) {
  const std::string why(visit.request.input("why"));
  const auto removed =
      app::remove_file(visit.ctx(), visit.who.officer, visit.code(), file_id(visit), why);
  if (!removed && is_final(removed.error())) return visit.refuse(removed.error());
  if (!removed) return show(visit, {.errors = {removed.error()}, .why = why});
  return visit.site.done(visit.files_url(), "notice.file_removed", {removed->name});
}

// GET /quay/ho-so/{code}/tep/{id}/trang/{page}: for the viewer
http::Response get_file_page(const FilesVisit& visit) {
  const auto content = app::file_content(visit.ctx(), visit.archive, visit.who.officer,
                                         visit.code(), file_id(visit));
  if (!content) return visit.refuse(content.error());
  const auto page = static_cast<int>(number_from(visit.request.param("page")));
  const auto picture = app::file_picture(*content, page);
  if (!picture) return visit.refuse(picture.error());
  return picture_response(*picture);
}

// GET /quay/ho-so/{code}/tep/{id}/tai: as it was kept
http::Response get_download(const FilesVisit& visit) {
  const auto content = app::file_content(visit.ctx(), visit.archive, visit.who.officer,
                                         visit.code(), file_id(visit));
  if (!content) return visit.refuse(content.error());
  const std::string& type = content->file.media_type;
  const std::string ending = type.substr(type.find('/') + 1);
  const std::string& name = content->file.name;
  http::Response response;
  response.set("Content-Type", type);
  // The plain name for old programs, the real one for all others (RFC 6266).
  response.set("Content-Disposition",
               "attachment; filename=\"" + slug(name.substr(0, name.rfind('.'))) + "." + ending +
                   "\"; filename*=UTF-8''" + http::percent_encode(name));
  response.body = content->bytes;
  return response;
}

}  // namespace khongcho::web
