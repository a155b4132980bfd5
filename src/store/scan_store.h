// Scanners of an office, batches of scanned pages and where each page went.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/digitisation/scan_batch.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const Scanner& scanner, Instant at);
void update(sql::Transaction& tx, const Scanner& scanner);
std::optional<Scanner> find_scanner(sql::Transaction& tx, ScannerId id);
std::vector<Scanner> scanners_of(sql::Transaction& tx, OfficeId office);  // the first added first

void insert(sql::Transaction& tx, const ScanBatch& batch);
// Writes state, tries, problem and, where it is over, the time.
void update(sql::Transaction& tx, const ScanBatch& batch, std::optional<Instant> finished_at);
std::optional<ScanBatch> find_batch(sql::Transaction& tx, ScanBatchId id);
// The one that has waited longest.
std::optional<ScanBatch> next_batch(sql::Transaction& tx);
// Whose pages stopped coming: asked for before then and still receiving.
std::vector<ScanBatch> batches_left_open(sql::Transaction& tx, Instant before);
// Of a dossier, the latest first.
std::vector<ScanBatch> batches_of(sql::Transaction& tx, DossierId dossier, int limit);

void insert(sql::Transaction& tx, const ScanPage& page);
// Writes batch, seq, straight, kind and file.
void update(sql::Transaction& tx, const ScanPage& page);
void discard(sql::Transaction& tx, ScanPageId page, OfficerId by, Instant at);
std::optional<ScanPage> find_page(sql::Transaction& tx, ScanPageId id);
std::vector<ScanPage> pages_of(sql::Transaction& tx, ScanBatchId batch);  // not discarded
// Pages of an office that no file holds, of batches nobody is working on.
std::vector<ScanPage> pages_in_tray(sql::Transaction& tx, OfficeId office, int limit);

}  // namespace khongcho::store
