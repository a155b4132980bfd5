// What came from a scanner or a watched folder: a batch of pages, kept as they were received until
// each has its place in a dossier.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "core/digitisation/dossier_file.h"

namespace khongcho {

using ScannerId = Id<struct ScannerTag>;
using ScanBatchId = Id<struct ScanBatchTag>;
using ScanPageId = Id<struct ScanPageTag>;

struct Scanner {
  ScannerId id;
  OfficeId office;
  std::string name;     // "Máy quét quầy 1"
  std::string address;  // http://192.168.1.20/eSCL
  bool active = true;
  bool operator==(const Scanner&) const = default;
};

enum class ScanTone { grey, black_white, colour };
// receiving: pages are still coming; waiting: for straightening and text recognition.
enum class BatchState { receiving, waiting, done, failed };

struct ScanBatch {
  ScanBatchId id;
  OfficeId office;
  DossierId dossier = {};      // nobody's: its cover sheets say whose the pages are
  std::string component = {};  // line of the checklist
  FileSource source = FileSource::scanner;
  std::string origin;  // name of the scanner or of the file
  ScanTone tone = ScanTone::grey;
  OfficerId asked_by = {};
  Instant asked_at{};
  BatchState state = BatchState::receiving;
  int tries = 0;
  std::string problem = {};  // a key of the locale
  bool operator==(const ScanBatch&) const = default;
};

enum class ScanPageKind { raw, paper, blank, cover };

struct ScanPage {
  ScanPageId id;
  OfficeId office;
  ScanBatchId batch;
  int seq = 1;
  std::string sha256;         // as received
  std::string straight = {};  // SHA-256 of the page made straight, empty before
  ScanPageKind kind = ScanPageKind::raw;
  Instant received_at{};
  FileId file = {};
  bool operator==(const ScanPage&) const = default;
};

std::string_view text_of(ScanTone tone);
std::string_view text_of(BatchState state);
std::string_view text_of(ScanPageKind kind);
std::optional<ScanTone> scan_tone_from(std::string_view text);
std::optional<BatchState> batch_state_from(std::string_view text);
std::optional<ScanPageKind> scan_page_kind_from(std::string_view text);

// What the QR of a cover sheet says: which line of which dossier the pages behind it belong to.
struct CoverSheet {
  std::string lookup_code;  // of the dossier
  std::string component;
  bool operator==(const CoverSheet&) const = default;
};
std::string cover_text(const CoverSheet& cover);  // "KC1|7K4M29RT|id_card"
std::optional<CoverSheet> cover_from(std::string_view text);

}  // namespace khongcho
