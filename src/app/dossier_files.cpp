#include "app/dossier_files.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "app/change_dossier.h"
#include "base/text.h"
#include "core/dossier/dossier_permission.h"
#include "scan/document_check.h"
#include "scan/page_image.h"
#include "scan/pdf_check.h"
#include "store/access_store.h"
#include "store/dossier_store.h"
#include "store/file_store.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kMostName = 200;
constexpr std::size_t kMostReason = 300;
constexpr int kViewerDpi = 120;
constexpr int kViewerPixels = 1'600;

Expected<Dossier> find_for(sql::Transaction& tx, const Officer& officer, Action action,
                           const std::string& code) {
  auto dossier = store::find_dossier(tx, code);
  if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
  if (!may(officer, action, *dossier)) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  return std::move(*dossier);
}

bool has_line(const Dossier& dossier, const std::string& component) {
  if (component.empty()) return true;
  if (component == kResultComponent) return dossier.signed_at.has_value();
  const auto is_it = [&](const Paper& paper) { return paper.component == component; };
  return std::ranges::any_of(dossier.papers, is_it) || std::ranges::any_of(dossier.missing, is_it);
}

// The first file of a signed result is the dossier's result.
bool becomes_result(const Dossier& dossier, const std::string& component) {
  return component == kResultComponent && dossier.signed_at && dossier.result_sha256.empty();
}

bool is_disk_full(const std::system_error& problem) {
  const int code = problem.code().value();
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

// What the work answers, or file.disk_full.
template <typename Work>
auto or_disk_full(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::system_error& problem) {
    if (!is_disk_full(problem)) throw;
    return Error{.code = ErrorCode::not_eligible,
                 .message_id = "file.disk_full",
                 .input = "tep",
                 .detail = problem.what()};
  }
}

// A name people recognise, without a folder and not endless.
std::string label_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  std::string label = tidy_text(slash == std::string_view::npos ? name : name.substr(slash + 1));
  while (length_of(label) > kMostName || !is_clean_utf8(label)) label.pop_back();
  return label;
}

Expected<DossierFile> find_file_of(sql::Transaction& tx, const Dossier& dossier, FileId id) {
  auto file = store::find_file(tx, id);
  if (!file || file->dossier != dossier.id) return Error{ErrorCode::not_found, "file.unknown"};
  return std::move(*file);
}

Expected<DossierFile> attach_result_file(const Context& ctx, const Officer& officer,
                                         const std::string& code, const FileToAttach& attached) {
  Expected<DossierFile> written = Error{ErrorCode::conflict, "dossier.changed"};
  const auto changed = change_dossier(
      ctx, officer, {.code = code},
      {.action = Action::digitize,
       .event = DossierEventKind::result_attached,
       .note = attached.file.name,
       .apply = [&](sql::Transaction& tx, Dossier dossier, Instant) -> Expected<Dossier> {
         written = write_file(ctx, tx, dossier, attached.file);
         if (!written) return written.error();
         if (attached.also) attached.also(tx, *written);
         return attach_result(std::move(dossier), attached.file.sha256);
       }});
  if (!changed) return changed.error();
  return written;
}

bool may_attach(const Officer* officer, OfficeId office, const Dossier& dossier) {
  if (officer) return may(*officer, Action::digitize, dossier);
  return office == dossier.office || office == deciding_office(dossier);
}

}  // namespace

Expected<std::string> keep_bytes(const PaperArchive& archive, std::string_view bytes) {
  return or_disk_full([&]() -> Expected<std::string> { return archive.files.put(bytes); });
}

Expected<DossierFile> write_file(const Context& ctx, sql::Transaction& tx, const Dossier& dossier,
                                 DossierFile file) {
  const auto files = store::files_of(tx, dossier.id);
  if (files.size() >= kMostFiles)
    return Error{ErrorCode::conflict, "file.too_many", {std::to_string(kMostFiles)}, "tep"};
  for (const DossierFile& other : files)
    if (other.component == file.component && other.sha256 == file.sha256)
      return Error{ErrorCode::conflict, "file.already_there", {other.name}, "tep"};
  file.id = make<FileId>();
  file.dossier = dossier.id;
  file.added_at = ctx.time.now();
  store::insert(tx, file);
  return file;
}

Expected<DossierFile> add_file(const Context& ctx, const PaperArchive& archive,
                               const Officer& officer, const std::string& code,
                               const NewFile& file) {
  const auto dossier = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return find_for(tx, officer, Action::digitize, code); });
  if (!dossier) return dossier.error();
  if (!has_line(*dossier, file.component))
    return Error{ErrorCode::invalid_input, "file.unknown_line", {}, "component"};
  if (file.bytes.size() > kMostFileBytes)
    return Error{ErrorCode::invalid_input,
                 "file.too_large",
                 {std::to_string(kMostFileBytes / 1024 / 1024)},
                 "tep"};
  // Other programs look at it from a folder of its own, which may be full as well.
  const auto document = or_disk_full([&] { return scan::check_document(file.bytes); });
  if (!document) {
    Error error = document.error();
    error.input = "tep";
    return error;
  }
  const auto sha256 = keep_bytes(archive, file.bytes);
  if (!sha256) return sha256.error();
  const DossierFile prepared{.component = file.component,
                             .name = label_of(file.name),
                             .sha256 = *sha256,
                             .bytes = static_cast<std::int64_t>(file.bytes.size()),
                             .media_type = document->media_type,
                             .pages = document->pages,
                             .source = file.source,
                             .added_by = officer.id};
  return attach_file(ctx, &officer, code, {.file = prepared});
}

Expected<DossierFile> attach_file(const Context& ctx, const Officer* officer,
                                  const std::string& code, const FileToAttach& attached) {
  const auto before =
      sql::read(ctx.db, [&](sql::Transaction& tx) { return store::find_dossier(tx, code); });
  if (!before) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
  if (officer && becomes_result(*before, attached.file.component))
    return attach_result_file(ctx, *officer, code, attached);
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierFile> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may_attach(officer, attached.office, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    if (!has_line(*dossier, attached.file.component))
      return Error{ErrorCode::invalid_input, "file.unknown_line", {}, "component"};
    auto written = write_file(ctx, tx, *dossier, attached.file);
    if (written && attached.also) attached.also(tx, *written);
    return written;
  });
}

Expected<DossierFile> remove_file(const Context& ctx, const Officer& officer,
                                  const std::string& code, FileId id, const std::string& why) {
  const std::string reason = tidy_text(why);
  if (reason.empty() || length_of(reason) > kMostReason)
    return Error{ErrorCode::invalid_input, "file.reason_missing", {}, "why"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierFile> {
    const auto dossier = find_for(tx, officer, Action::digitize, code);
    if (!dossier) return dossier.error();
    auto file = find_file_of(tx, *dossier, id);
    if (!file) return file;
    if (file->component == kResultComponent && file->sha256 == dossier->result_sha256)
      return Error{ErrorCode::conflict, "file.is_result"};
    file->removed_by = officer.id;
    file->removed_at = ctx.time.now();
    file->removed_why = reason;
    if (!store::remove(tx, *file)) return Error{ErrorCode::conflict, "file.removed_already"};
    return file;
  });
}

Expected<DossierFilesView> dossier_files(const Context& ctx, const Officer& reader,
                                         const std::string& code) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierFilesView> {
    auto dossier = find_for(tx, reader, Action::view, code);
    if (!dossier) return dossier.error();
    store::log_access(tx, {.dossier = dossier->id,
                           .officer = reader.id,
                           .at = ctx.time.now(),
                           .page = "dossier_files"});
    DigitisationStatus status = digitisation_status(*dossier, store::files_of(tx, dossier->id));
    const bool may_digitise = may(reader, Action::digitize, *dossier);
    return DossierFilesView{std::move(*dossier), std::move(status), may_digitise};
  });
}

Expected<FileContent> file_content(const Context& ctx, const PaperArchive& archive,
                                   const Officer& reader, const std::string& code, FileId id) {
  auto found = sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<FileContent> {
    auto dossier = find_for(tx, reader, Action::view, code);
    if (!dossier) return dossier.error();
    auto file = find_file_of(tx, *dossier, id);
    if (!file) return file.error();
    store::log_access(tx, {.dossier = dossier->id,
                           .officer = reader.id,
                           .at = ctx.time.now(),
                           .page = "file"});
    return FileContent{std::move(*dossier), std::move(*file), ""};
  });
  if (!found) return found;
  auto bytes = archive.files.get(found->file.sha256);
  if (!bytes) throw std::runtime_error("file " + found->file.sha256 + " is lost");
  found->bytes = std::move(*bytes);
  return found;
}

Expected<FilePicture> file_picture(const FileContent& content, int page) {
  const bool pdf = content.file.media_type == "application/pdf";
  auto picture = pdf ? scan::pdf_page_picture(content.bytes, page, kViewerDpi)
                     : scan::image_picture(content.bytes, page, kViewerPixels);
  if (!picture) return picture.error();
  return FilePicture{std::move(*picture), pdf ? "image/png" : "image/jpeg"};
}

}  // namespace khongcho::app
