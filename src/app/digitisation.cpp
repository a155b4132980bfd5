#include "app/digitisation.h"

#include <algorithm>

#include "app/change_dossier.h"
#include "app/dossier_files.h"
#include "base/text.h"
#include "core/digitisation/digitisation_status.h"
#include "core/dossier/dossier_permission.h"
#include "store/dossier_store.h"
#include "store/file_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

// "Trích lục khai tử (bản chính)" → "trich luc khai tu".
std::string kernel_of(std::string_view name) {
  return fold(name.substr(0, name.find('(')));
}

// A paper does for a line of the same name, or for one that names the result it is.
bool does_for(const DossierFile& paper, const Component& component) {
  const std::string wanted = fold(component.name);
  const std::string title = kernel_of(paper.record.title);
  if (title.empty()) return false;
  if (paper.record.type == type_of_component(component.id) && kernel_of(component.name) == title)
    return true;
  return paper.component == kResultComponent && (" " + wanted + " ").starts_with(" " + title + " ");
}

bool is_open_to_reuse(const DossierFile& paper, CivilDay today) {
  return paper.record.reusable && is_valid_on(paper.record, today);
}

const Paper* paper_of(const Dossier& dossier, const std::string& component) {
  const auto found = std::ranges::find(dossier.papers, component, &Paper::component);
  return found == dossier.papers.end() ? nullptr : &*found;
}

const Procedure* procedure_of(const Context& ctx, sql::Transaction& tx, const Dossier& dossier) {
  const Office office = store::find_office(tx, dossier.office).value();
  return ctx.law.procedure(office, dossier.procedure, civil_day(dossier.received_at));
}

// Which line of the dossier a paper does for; nothing where it does for none.
std::string line_for(const Procedure& procedure, const Dossier& dossier, const DossierFile& paper) {
  for (const Component& component : procedure.components) {
    const Paper* line = paper_of(dossier, component.id);
    if (line && line->kind == PaperKind::electronic && does_for(paper, component))
      return component.id;
  }
  return {};
}

PaperRecord record_for(const Procedure* procedure, const Dossier& dossier,
                       const DossierFile& file) {
  PaperRecord record{.owner_id = dossier.submitter.personal_id,
                     .type = type_of_component(file.component.empty() ? "other" : file.component),
                     .title = ""};
  if (file.component == kResultComponent) {
    if (procedure && !procedure->result_codes.empty()) record.type = procedure->result_codes[0];
    record.title = procedure ? procedure->result_name : dossier.procedure_name;
    if (dossier.signed_at) record.issued_on = iso_day(civil_day(*dossier.signed_at));
    record.reusable = true;
    return record;
  }
  if (const Paper* paper = paper_of(dossier, file.component)) {
    record.title = paper->name;
    if (paper->kind == PaperKind::certified_copy) record.quality = PaperQuality::certified_copy;
    if (paper->kind == PaperKind::photocopy) record.quality = PaperQuality::photocopy;
  }
  return record;
}

}  // namespace

PaperRecord suggested_record(const Context& ctx, const Dossier& dossier, const DossierFile& file) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return record_for(procedure_of(ctx, tx, dossier), dossier, file);
  });
}

void keep_signed_file(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                      const Dossier& dossier, const SignedFile& signed_file,
                      const std::string& before) {
  const Instant now = ctx.time.now();
  DossierFile file{.id = make<FileId>(),
                   .dossier = dossier.id,
                   .component = std::string(kResultComponent),
                   .name = ctx.vietnamese.text("file.signed_result", {dossier.result_number}),
                   .sha256 = signed_file.sha256,
                   .bytes = signed_file.bytes,
                   .media_type = "application/pdf",
                   .pages = signed_file.pages,
                   .added_by = officer.id,
                   .added_at = now};
  for (DossierFile& other : store::files_of(tx, dossier.id)) {
    if (before.empty() || other.component != kResultComponent || other.sha256 != before) continue;
    other.sha256 = file.sha256;
    other.bytes = file.bytes;
    other.pages = file.pages;
    return store::replace_bytes(tx, other);
  }
  file.record = record_for(procedure_of(ctx, tx, dossier), dossier, file);
  if (const auto office = store::find_office(tx, deciding_office(dossier)))
    file.record.issuer = office->name;
  if (record_problems(file.record, civil_day(now)).empty()) {
    file.record.number = store::next_paper_number(tx, file.record.owner_id, file.record.type);
    file.digitized_by = officer.id;
    file.digitized_at = now;
  }
  store::insert(tx, file);
}

Expected<DossierFile> describe_file(const Context& ctx, const Officer& officer,
                                    const std::string& code, FileId id, PaperRecord record) {
  record.title = tidy_text(record.title);
  record.issuer = tidy_text(record.issuer);
  const auto problems = record_problems(record, civil_day(ctx.time.now()));
  if (!problems.empty()) return problems.front();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierFile> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(officer, Action::digitize, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    auto file = store::find_file(tx, id);
    if (!file || file->dossier != dossier->id || file->removed_at)
      return Error{ErrorCode::not_found, "file.unknown"};
    if (file->reused_from) return Error{ErrorCode::conflict, "file.described_elsewhere"};
    const PaperRecord& before = file->record;
    const bool same = before.owner_id == record.owner_id && before.type == record.type;
    record.number = same && before.number > 0
                        ? before.number
                        : store::next_paper_number(tx, record.owner_id, record.type);
    file->record = record;
    file->digitized_by = officer.id;
    file->digitized_at = ctx.time.now();
    store::describe(tx, *file);
    return std::move(*file);
  });
}

Expected<Dossier> mark_dossier_digitized(const Context& ctx, const Officer& officer,
                                         const DossierCommand& command) {
  const auto apply = [](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    const auto files = store::files_of(tx, dossier.id);
    const auto result = std::ranges::find(files, kResultComponent, &DossierFile::component);
    if (result == files.end() && dossier.result_sha256.empty())
      return Error{ErrorCode::conflict, "dossier.no_result_file"};
    const bool described = std::ranges::all_of(
        files, [](const DossierFile& file) { return file.digitized_at.has_value(); });
    if (!described) return Error{ErrorCode::conflict, "file.not_all_described"};
    if (dossier.result_sha256.empty()) dossier.result_sha256 = result->sha256;
    return mark_digitized(std::move(dossier), now);
  };
  return change_dossier(
      ctx, officer, command,
      {.action = Action::digitize, .event = DossierEventKind::digitized, .apply = apply});
}

std::vector<ReusablePaper> reusable_papers(const Context& ctx, const Officer& officer,
                                           const std::string& personal_id,
                                           const std::vector<const Component*>& components) {
  if (personal_id.empty() || !scope_for(officer, Action::receive)) return {};
  const CivilDay today = civil_day(ctx.time.now());
  const auto papers = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::papers_of_owner(tx, personal_id); });
  std::vector<ReusablePaper> found;
  for (const Component* component : components) {
    if (!component->electronic_ok) continue;
    const auto paper = std::ranges::find_if(papers, [&](const DossierFile& each) {
      return is_open_to_reuse(each, today) && does_for(each, *component);
    });
    if (paper == papers.end()) continue;
    found.push_back({.file = paper->id,
                     .component = component->id,
                     .title = paper->record.title,
                     .code = paper_code(paper->record),
                     .issuer = paper->record.issuer,
                     .issued_on = paper->record.issued_on,
                     .valid_to = paper->record.valid_to});
  }
  return found;
}

Expected<int> reuse_papers(const Context& ctx, const Officer& officer, const std::string& code,
                           const std::vector<FileId>& papers) {
  const CivilDay today = civil_day(ctx.time.now());
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<int> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(officer, Action::digitize, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    const Procedure* procedure = procedure_of(ctx, tx, *dossier);
    const Error unfit{ErrorCode::conflict, "file.not_reusable"};
    for (const FileId id : papers) {
      const auto paper = store::find_file(tx, id);
      if (!paper || paper->removed_at || !paper->digitized_at || !procedure) return unfit;
      const std::string line = line_for(*procedure, *dossier, *paper);
      if (line.empty() || !is_open_to_reuse(*paper, today) ||
          paper->record.owner_id != dossier->submitter.personal_id)
        return unfit;
      DossierFile link = *paper;
      link.component = line;
      link.source = FileSource::reuse;
      link.added_by = officer.id;
      link.reused_from = paper->id;
      const auto written = write_file(ctx, tx, *dossier, link);
      if (!written && written.error().message_id != "file.already_there") return written.error();
    }
    return static_cast<int>(papers.size());
  });
}

}  // namespace khongcho::app
