#include "store/scan_store.h"

#include <fmt/format.h>

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kBatchColumns =
    "id, office_id, dossier_id, component, source, origin, tone, asked_by, asked_at, state, tries, "
    "problem";
constexpr std::string_view kPageColumns =
    "id, office_id, batch_id, seq, sha256, straight, kind, received_at, file_id";

const NamedQuery kInsertScanner{"scanner.insert", R"sql(
  INSERT INTO scanners (id, office_id, name, address, active, added_at)
  VALUES (:id, :office_id, :name, :address, :active, :added_at)
)sql"};
const NamedQuery kUpdateScanner{
    "scanner.update",
    "UPDATE scanners SET name = :name, address = :address, active = :active WHERE id = :id"};
const NamedQuery kFindScanner{
    "scanner.find", "SELECT id, office_id, name, address, active FROM scanners WHERE id = :id"};
const NamedQuery kScannersOf{"scanner.of_office", R"sql(
  SELECT id, office_id, name, address, active FROM scanners WHERE office_id = :office_id
  ORDER BY id
)sql"};

const NamedQuery kInsertBatch{"scan_batch.insert", fmt::format(R"sql(
  INSERT INTO scan_batches ({})
  VALUES (:id, :office_id, :dossier_id, :component, :source, :origin, :tone, :asked_by, :asked_at,
    :state, :tries, :problem)
)sql",
                                                               kBatchColumns)};
const NamedQuery kUpdateBatch{"scan_batch.update", R"sql(
  UPDATE scan_batches SET state = :state, tries = :tries, problem = :problem,
    finished_at = :finished_at
  WHERE id = :id
)sql"};
const NamedQuery kFindBatch{
    "scan_batch.find", fmt::format("SELECT {} FROM scan_batches WHERE id = :id", kBatchColumns)};
const NamedQuery kNextBatch{"scan_batch.next", fmt::format(R"sql(
  SELECT {} FROM scan_batches
  WHERE state IN ('receiving', 'waiting') AND state = 'waiting'
  ORDER BY asked_at, id LIMIT 1
)sql",
                                                           kBatchColumns)};
const NamedQuery kLeftOpen{"scan_batch.left_open", fmt::format(R"sql(
  SELECT {} FROM scan_batches
  WHERE state IN ('receiving', 'waiting') AND state = 'receiving' AND asked_at < :before
  ORDER BY asked_at, id
)sql",
                                                               kBatchColumns)};
const NamedQuery kBatchesOf{"scan_batch.of_dossier", fmt::format(R"sql(
  SELECT {} FROM scan_batches WHERE dossier_id = :dossier_id
  ORDER BY asked_at DESC LIMIT :limit
)sql",
                                                                 kBatchColumns)};

const NamedQuery kInsertPage{"scan_page.insert", fmt::format(R"sql(
  INSERT INTO scan_pages ({})
  VALUES (:id, :office_id, :batch_id, :seq, :sha256, :straight, :kind, :received_at, :file_id)
)sql",
                                                             kPageColumns)};
const NamedQuery kUpdatePage{"scan_page.update", R"sql(
  UPDATE scan_pages SET batch_id = :batch_id, seq = :seq, straight = :straight, kind = :kind,
    file_id = :file_id
  WHERE id = :id
)sql"};
const NamedQuery kDiscard{"scan_page.discard", R"sql(
  UPDATE scan_pages SET discarded_by = :discarded_by, discarded_at = :discarded_at
  WHERE id = :id AND file_id IS NULL
)sql"};
const NamedQuery kFindPage{
    "scan_page.find",
    fmt::format("SELECT {} FROM scan_pages WHERE id = :id AND discarded_at IS NULL",
                kPageColumns)};
const NamedQuery kPagesOf{"scan_page.of_batch", fmt::format(R"sql(
  SELECT {} FROM scan_pages WHERE batch_id = :batch_id AND discarded_at IS NULL ORDER BY seq
)sql",
                                                            kPageColumns)};
const NamedQuery kTray{"scan_page.tray", R"sql(
  SELECT p.id, p.office_id, p.batch_id, p.seq, p.sha256, p.straight, p.kind, p.received_at,
    p.file_id
  FROM scan_pages p JOIN scan_batches b ON b.id = p.batch_id
  WHERE p.office_id = :office_id AND p.file_id IS NULL AND p.discarded_at IS NULL
    AND p.kind IN ('raw', 'paper') AND b.state NOT IN ('receiving', 'waiting')
  ORDER BY p.batch_id, p.seq LIMIT :limit
)sql"};

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
  if (!value) throw std::runtime_error("scan_store: unknown '" + text + "'");
  return *value;
}

Scanner read_scanner(const sql::Row& row) {
  return {.id = row.id<ScannerId>(0),
          .office = row.id<OfficeId>(1),
          .name = row.text(2),
          .address = row.text(3),
          .active = row.boolean(4)};
}

ScanBatch read_batch(const sql::Row& row) {
  return {.id = row.id<ScanBatchId>(0),
          .office = row.id<OfficeId>(1),
          .dossier = id_or_none<DossierId>(row, 2),
          .component = row.text(3),
          .source = known(file_source_from(row.text(4)), row.text(4)),
          .origin = row.text(5),
          .tone = known(scan_tone_from(row.text(6)), row.text(6)),
          .asked_by = id_or_none<OfficerId>(row, 7),
          .asked_at = row.instant(8),
          .state = known(batch_state_from(row.text(9)), row.text(9)),
          .tries = static_cast<int>(row.integer(10)),
          .problem = row.text(11)};
}

ScanPage read_page(const sql::Row& row) {
  return {.id = row.id<ScanPageId>(0),
          .office = row.id<OfficeId>(1),
          .batch = row.id<ScanBatchId>(2),
          .seq = static_cast<int>(row.integer(3)),
          .sha256 = row.text(4),
          .straight = row.text(5),
          .kind = known(scan_page_kind_from(row.text(6)), row.text(6)),
          .received_at = row.instant(7),
          .file = id_or_none<FileId>(row, 8)};
}

}  // namespace

void insert(sql::Transaction& tx, const Scanner& scanner, Instant at) {
  tx.execute(kInsertScanner, {{"id", scanner.id},
                              {"office_id", scanner.office},
                              {"name", scanner.name},
                              {"address", scanner.address},
                              {"active", scanner.active ? 1 : 0},
                              {"added_at", at}});
}

void update(sql::Transaction& tx, const Scanner& scanner) {
  tx.execute(kUpdateScanner, {{"id", scanner.id},
                              {"name", scanner.name},
                              {"address", scanner.address},
                              {"active", scanner.active ? 1 : 0}});
}

std::optional<Scanner> find_scanner(sql::Transaction& tx, ScannerId id) {
  return tx.first(kFindScanner, read_scanner, {{"id", id}});
}

std::vector<Scanner> scanners_of(sql::Transaction& tx, OfficeId office) {
  return tx.all(kScannersOf, read_scanner, {{"office_id", office}});
}

void insert(sql::Transaction& tx, const ScanBatch& batch) {
  tx.execute(kInsertBatch, {{"id", batch.id},
                            {"office_id", batch.office},
                            {"dossier_id", id_or_null(batch.dossier)},
                            {"component", batch.component},
                            {"source", text_of(batch.source)},
                            {"origin", batch.origin},
                            {"tone", text_of(batch.tone)},
                            {"asked_by", id_or_null(batch.asked_by)},
                            {"asked_at", batch.asked_at},
                            {"state", text_of(batch.state)},
                            {"tries", batch.tries},
                            {"problem", batch.problem}});
}

void update(sql::Transaction& tx, const ScanBatch& batch, std::optional<Instant> finished_at) {
  tx.execute(kUpdateBatch, {{"id", batch.id},
                            {"state", text_of(batch.state)},
                            {"tries", batch.tries},
                            {"problem", batch.problem},
                            {"finished_at", finished_at}});
}

std::optional<ScanBatch> find_batch(sql::Transaction& tx, ScanBatchId id) {
  return tx.first(kFindBatch, read_batch, {{"id", id}});
}

std::optional<ScanBatch> next_batch(sql::Transaction& tx) {
  return tx.first(kNextBatch, read_batch);
}

std::vector<ScanBatch> batches_left_open(sql::Transaction& tx, Instant before) {
  return tx.all(kLeftOpen, read_batch, {{"before", before}});
}

std::vector<ScanBatch> batches_of(sql::Transaction& tx, DossierId dossier, int limit) {
  return tx.all(kBatchesOf, read_batch, {{"dossier_id", dossier}, {"limit", limit}});
}

void insert(sql::Transaction& tx, const ScanPage& page) {
  tx.execute(kInsertPage, {{"id", page.id},
                           {"office_id", page.office},
                           {"batch_id", page.batch},
                           {"seq", page.seq},
                           {"sha256", page.sha256},
                           {"straight", page.straight},
                           {"kind", text_of(page.kind)},
                           {"received_at", page.received_at},
                           {"file_id", id_or_null(page.file)}});
}

void update(sql::Transaction& tx, const ScanPage& page) {
  tx.execute(kUpdatePage, {{"id", page.id},
                           {"batch_id", page.batch},
                           {"seq", page.seq},
                           {"straight", page.straight},
                           {"kind", text_of(page.kind)},
                           {"file_id", id_or_null(page.file)}});
}

void discard(sql::Transaction& tx, ScanPageId page, OfficerId by, Instant at) {
  tx.execute(kDiscard, {{"id", page}, {"discarded_by", by}, {"discarded_at", at}});
}

std::optional<ScanPage> find_page(sql::Transaction& tx, ScanPageId id) {
  return tx.first(kFindPage, read_page, {{"id", id}});
}

std::vector<ScanPage> pages_of(sql::Transaction& tx, ScanBatchId batch) {
  return tx.all(kPagesOf, read_page, {{"batch_id", batch}});
}

std::vector<ScanPage> pages_in_tray(sql::Transaction& tx, OfficeId office, int limit) {
  return tx.all(kTray, read_page, {{"office_id", office}, {"limit", limit}});
}

}  // namespace khongcho::store
