#include "app/scan_jobs.h"

#include <algorithm>
#include <chrono>

#include "core/dossier/dossier_permission.h"
#include "scan/escl.h"
#include "store/dossier_store.h"
#include "store/scan_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostInTray = 200;
constexpr int kBatchesShown = 10;

// A full disk in the middle of a scan.
struct NoRoom {
  Error error;
};

scan::Tone tone_of(ScanTone tone) {
  if (tone == ScanTone::black_white) return scan::Tone::black_white;
  return tone == ScanTone::colour ? scan::Tone::colour : scan::Tone::grey;
}

bool may_scan(const Officer& officer, OfficeId office) {
  return may(officer, Action::digitize, ActionTarget{office, officer.id});
}

Expected<Dossier> dossier_for(sql::Transaction& tx, const Officer& officer,
                              const std::string& code) {
  auto dossier = store::find_dossier(tx, code);
  if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}, "code"};
  if (!may(officer, Action::digitize, *dossier))
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  return std::move(*dossier);
}

struct Begun {
  Scanner scanner;
  ScanBatch batch;
};

Expected<Begun> begin(const Context& ctx, const Officer& officer, const ScanOrder& order) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Begun> {
    const auto scanner = store::find_scanner(tx, order.scanner);
    if (!scanner || !scanner->active)
      return Error{ErrorCode::not_found, "scanner.unknown", {}, "scanner"};
    if (!may_scan(officer, scanner->office))
      return Error{ErrorCode::not_allowed, "scanner.not_yours"};
    ScanBatch batch{.id = make<ScanBatchId>(),
                    .office = scanner->office,
                    .component = order.component,
                    .source = FileSource::scanner,
                    .origin = scanner->name,
                    .tone = order.tone,
                    .asked_by = officer.id,
                    .asked_at = ctx.time.now()};
    if (!order.code.empty()) {
      const auto dossier = dossier_for(tx, officer, order.code);
      if (!dossier) return dossier.error();
      batch.dossier = dossier->id;
    }
    store::insert(tx, batch);
    return Begun{*scanner, batch};
  });
}

void keep_page(const Context& ctx, const PaperArchive& archive, const ScanBatch& batch, int seq,
               std::string_view bytes) {
  const auto sha256 = keep_bytes(archive, bytes);
  if (!sha256) throw NoRoom{sha256.error()};
  const ScanPage page{.id = make<ScanPageId>(),
                      .office = batch.office,
                      .batch = batch.id,
                      .seq = seq,
                      .sha256 = *sha256,
                      .received_at = ctx.time.now()};
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) { store::insert(tx, page); });
}

Expected<ScanPage> page_for(sql::Transaction& tx, const Officer& officer, ScanPageId id) {
  auto page = store::find_page(tx, id);
  if (!page) return Error{ErrorCode::not_found, "scan.unknown_page"};
  if (!may_scan(officer, page->office)) return Error{ErrorCode::not_allowed, "scanner.not_yours"};
  if (page->file) return Error{ErrorCode::conflict, "scan.page_has_place"};
  return std::move(*page);
}

}  // namespace

Expected<ScanReport> scan_pages(const Context& ctx, const PaperArchive& archive,
                                const Officer& officer, const ScanOrder& order) {
  const auto begun = begin(ctx, officer, order);
  if (!begun) return begun.error();
  ScanReport report{.batch = begun->batch};
  const scan::EsclScanner scanner(begun->scanner.address);
  try {
    report.problem = scanner
                         .scan({.feeder = order.feeder,
                                .duplex = order.duplex,
                                .tone = tone_of(order.tone)},
                               [&](const std::string& bytes) {
                                 keep_page(ctx, archive, report.batch, report.pages + 1, bytes);
                                 ++report.pages;
                               })
                         .problem;
  } catch (const NoRoom& full) {
    report.problem = full.error;
  }
  report.batch.state = report.pages > 0 ? BatchState::waiting : BatchState::failed;
  if (report.problem) report.batch.problem = report.problem->message_id;
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    const bool over = report.batch.state == BatchState::failed;
    store::update(tx, report.batch, over ? std::optional(ctx.time.now()) : std::nullopt);
  });
  return report;
}

std::vector<ScanPage> scan_tray(const Context& ctx, const Officer& officer, OfficeId office) {
  if (!may_scan(officer, office)) return {};
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::pages_in_tray(tx, office, kMostInTray);
  });
}

Expected<ScanBatch> place_pages(const Context& ctx, const Officer& officer,
                                const std::vector<ScanPageId>& pages, const std::string& code,
                                const std::string& component) {
  if (pages.empty()) return Error{ErrorCode::invalid_input, "scan.no_page_chosen", {}, "page"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<ScanBatch> {
    const auto dossier = dossier_for(tx, officer, code);
    if (!dossier) return dossier.error();
    ScanBatch batch{.id = make<ScanBatchId>(),
                    .office = {},
                    .dossier = dossier->id,
                    .component = component,
                    .origin = "",
                    .asked_by = officer.id,
                    .asked_at = ctx.time.now(),
                    .state = BatchState::waiting};
    std::vector<ScanPage> moved;
    for (const ScanPageId id : pages) {
      auto page = page_for(tx, officer, id);
      if (!page) return page.error();
      const auto before = store::find_batch(tx, page->batch);
      batch.office = page->office;
      batch.source = before->source;
      batch.origin = before->origin;
      batch.tone = before->tone;
      page->batch = batch.id;
      page->seq = static_cast<int>(moved.size()) + 1;
      moved.push_back(*page);
    }
    store::insert(tx, batch);
    for (const ScanPage& page : moved) store::update(tx, page);
    return batch;
  });
}

Expected<int> discard_pages(const Context& ctx, const Officer& officer,
                            const std::vector<ScanPageId>& pages) {
  if (pages.empty()) return Error{ErrorCode::invalid_input, "scan.no_page_chosen", {}, "page"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<int> {
    for (const ScanPageId id : pages) {
      const auto page = page_for(tx, officer, id);
      if (!page) return page.error();
      store::discard(tx, id, officer.id, ctx.time.now());
    }
    return static_cast<int>(pages.size());
  });
}

Expected<FilePicture> scan_page_picture(const Context& ctx, const PaperArchive& archive,
                                        const Officer& officer, ScanPageId id) {
  const auto page = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return page_for(tx, officer, id); });
  if (!page) return page.error();
  const auto bytes = archive.files.get(page->straight.empty() ? page->sha256 : page->straight);
  if (!bytes) throw std::runtime_error("scanned page " + page->sha256 + " is lost");
  constexpr int kTrayPixels = 900;
  auto picture = scan::image_picture(*bytes, 1, kTrayPixels);
  if (!picture) return picture.error();
  return FilePicture{std::move(*picture), "image/jpeg"};
}

std::vector<ScanBatch> scan_batches(const Context& ctx, DossierId dossier) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::batches_of(tx, dossier, kBatchesShown);
  });
}

}  // namespace khongcho::app
