#include "store/file_store.h"

#include <fmt/format.h>

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kColumns =
    "id, dossier_id, component, name, sha256, bytes, media_type, pages, source, added_by, "
    "added_at, removed_by, removed_at, removed_why, reused_from, owner_id, paper_type, number, "
    "title, issued_on, issuer, valid_to, quality, reusable, digitized_by, digitized_at";

const NamedQuery kInsert{"dossier_file.insert", fmt::format(R"sql(
  INSERT INTO dossier_files ({})
  VALUES (:id, :dossier_id, :component, :name, :sha256, :bytes, :media_type, :pages, :source,
    :added_by, :added_at, NULL, NULL, '', :reused_from, :owner_id, :paper_type, :number, :title,
    :issued_on, :issuer, :valid_to, :quality, :reusable, :digitized_by, :digitized_at)
)sql",
                                                            kColumns)};

const NamedQuery kFind{"dossier_file.find",
                       fmt::format("SELECT {} FROM dossier_files WHERE id = :id", kColumns)};

const NamedQuery kOfDossier{
    "dossier_file.of_dossier",
    fmt::format("SELECT {} FROM dossier_files WHERE dossier_id = :dossier_id AND removed_at IS "
                "NULL ORDER BY added_at, id",
                kColumns)};

const NamedQuery kReplaceBytes{"file.replace_bytes", R"sql(
  UPDATE dossier_files SET sha256 = :sha256, bytes = :bytes, pages = :pages WHERE id = :id
)sql"};

const NamedQuery kRemove{"dossier_file.remove", R"sql(
  UPDATE dossier_files SET removed_by = :removed_by, removed_at = :removed_at,
    removed_why = :removed_why
  WHERE id = :id AND removed_why = ''
)sql"};

const NamedQuery kDescribe{"dossier_file.describe", R"sql(
  UPDATE dossier_files SET owner_id = :owner_id, paper_type = :paper_type, number = :number,
    title = :title, issued_on = :issued_on, issuer = :issuer, valid_to = :valid_to,
    quality = :quality, reusable = :reusable, digitized_by = :digitized_by,
    digitized_at = :digitized_at
  WHERE id = :id
)sql"};

const NamedQuery kLastNumber{"dossier_file.last_number", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM dossier_files
  WHERE owner_id = :owner_id AND paper_type = :paper_type
    AND digitized_at IS NOT NULL AND reused_from IS NULL
)sql"};

const NamedQuery kOfOwner{"dossier_file.of_owner", fmt::format(R"sql(
  SELECT {} FROM dossier_files
  WHERE owner_id = :owner_id AND digitized_at IS NOT NULL AND reused_from IS NULL
    AND removed_at IS NULL
  ORDER BY digitized_at DESC, id DESC
)sql",
                                                               kColumns)};

template <typename AnyId>
sql::Value id_or_null(AnyId id) {
  return id ? sql::Value(id) : sql::Value(nullptr);
}

template <typename AnyId>
AnyId id_or_none(const sql::Row& row, int column) {
  return {row.optional_integer(column).value_or(0)};
}

template <typename T>
T known(std::optional<T> value, const std::string& text) {
  if (!value) throw std::runtime_error("dossier_files: unknown '" + text + "'");
  return *value;
}

PaperRecord read_record(const sql::Row& row, int first) {
  return {.owner_id = row.text(first),
          .type = row.text(first + 1),
          .number = static_cast<int>(row.integer(first + 2)),
          .title = row.text(first + 3),
          .issued_on = row.text(first + 4),
          .issuer = row.text(first + 5),
          .valid_to = row.text(first + 6),
          .quality = known(paper_quality_from(row.text(first + 7)), row.text(first + 7)),
          .reusable = row.boolean(first + 8)};
}

DossierFile read_file(const sql::Row& row) {
  return {.id = row.id<FileId>(0),
          .dossier = row.id<DossierId>(1),
          .component = row.text(2),
          .name = row.text(3),
          .sha256 = row.text(4),
          .bytes = row.integer(5),
          .media_type = row.text(6),
          .pages = static_cast<int>(row.integer(7)),
          .source = known(file_source_from(row.text(8)), row.text(8)),
          .added_by = id_or_none<OfficerId>(row, 9),
          .added_at = row.instant(10),
          .removed_by = id_or_none<OfficerId>(row, 11),
          .removed_at = row.optional_instant(12),
          .removed_why = row.text(13),
          .reused_from = id_or_none<FileId>(row, 14),
          .record = read_record(row, 15),
          .digitized_by = id_or_none<OfficerId>(row, 24),
          .digitized_at = row.optional_instant(25)};
}

std::vector<sql::Param> record_params(const DossierFile& file) {
  const PaperRecord& record = file.record;
  return {{"id", file.id},
          {"owner_id", record.owner_id},
          {"paper_type", record.type},
          {"number", record.number},
          {"title", record.title},
          {"issued_on", record.issued_on},
          {"issuer", record.issuer},
          {"valid_to", record.valid_to},
          {"quality", text_of(record.quality)},
          {"reusable", record.reusable ? 1 : 0},
          {"digitized_by", id_or_null(file.digitized_by)},
          {"digitized_at", file.digitized_at}};
}

}  // namespace

void insert(sql::Transaction& tx, const DossierFile& file) {
  std::vector<sql::Param> params = record_params(file);
  const sql::Param more[] = {{"dossier_id", file.dossier},
                             {"component", file.component},
                             {"name", file.name},
                             {"sha256", file.sha256},
                             {"bytes", file.bytes},
                             {"media_type", file.media_type},
                             {"pages", file.pages},
                             {"source", text_of(file.source)},
                             {"added_by", id_or_null(file.added_by)},
                             {"added_at", file.added_at},
                             {"reused_from", id_or_null(file.reused_from)}};
  params.insert(params.end(), std::begin(more), std::end(more));
  tx.execute(kInsert, params);
}

std::optional<DossierFile> find_file(sql::Transaction& tx, FileId id) {
  return tx.first(kFind, read_file, {{"id", id}});
}

std::vector<DossierFile> files_of(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kOfDossier, read_file, {{"dossier_id", dossier}});
}

void replace_bytes(sql::Transaction& tx, const DossierFile& file) {
  tx.execute(kReplaceBytes, {{"id", file.id},
                             {"sha256", file.sha256},
                             {"bytes", file.bytes},
                             {"pages", file.pages}});
}

bool remove(sql::Transaction& tx, const DossierFile& file) {
  return tx.execute(kRemove, {{"id", file.id},
                              {"removed_by", id_or_null(file.removed_by)},
                              {"removed_at", file.removed_at},
                              {"removed_why", file.removed_why}}) == 1;
}

void describe(sql::Transaction& tx, const DossierFile& file) {
  tx.execute(kDescribe, record_params(file));
}

int next_paper_number(sql::Transaction& tx, const std::string& owner, const std::string& type) {
  const auto last = tx.first(
      kLastNumber, [](const sql::Row& row) { return row.integer(0); },
      {{"owner_id", owner}, {"paper_type", type}});
  return static_cast<int>(last.value_or(0)) + 1;
}

std::vector<DossierFile> papers_of_owner(sql::Transaction& tx, const std::string& owner) {
  return tx.all(kOfOwner, read_file, {{"owner_id", owner}});
}

}  // namespace khongcho::store
