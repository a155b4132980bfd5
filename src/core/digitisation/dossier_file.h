// A file of a dossier (tệp số hóa): the scan of a paper on its checklist, or of its result, with
// what TT 01/2023/TT-VPCP wants known about the paper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using FileId = Id<struct FileTag>;

// Component of a file that shows the result.
constexpr std::string_view kResultComponent = "result";

enum class FileSource { upload, scanner, folder, reuse };
// What lay on the glass.
enum class PaperQuality { original, certified_copy, photocopy };

// The paper's code (mã giấy tờ) is owner, type and running number.
struct PaperRecord {
  std::string owner_id;  // personal number or code of the organisation
  std::string type;      // "KQ.G15.000031", or the checklist's name for it: "ID-CARD"
  int number = 0;        // among the owner's of this type, from 1; 0: not given yet
  std::string title;
  std::string issued_on = {};  // yyyy-MM-dd, or empty
  std::string issuer = {};
  std::string valid_to = {};  // yyyy-MM-dd, empty: without end
  PaperQuality quality = PaperQuality::original;
  bool reusable = false;  // for other procedures of the same person
  bool operator==(const PaperRecord&) const = default;
};

struct DossierFile {
  FileId id;
  DossierId dossier;
  std::string component;  // line of the checklist, kResultComponent, empty for any other paper
  std::string name;       // as it was called where it came from
  std::string sha256;
  std::int64_t bytes = 0;
  std::string media_type;
  int pages = 1;
  FileSource source = FileSource::upload;
  OfficerId added_by;  // nobody: the watched folder
  Instant added_at{};
  OfficerId removed_by = {};
  std::optional<Instant> removed_at = {};
  std::string removed_why = {};
  FileId reused_from = {};
  PaperRecord record = {};
  OfficerId digitized_by = {};
  std::optional<Instant> digitized_at = {};  // its metadata is there
  bool operator==(const DossierFile&) const = default;
};

// "030157004512.KQ.G15.000031.0001"; empty while it has no number.
std::string paper_code(const PaperRecord& record);
// Everything wrong with it at once; each names its input.
std::vector<Error> record_problems(const PaperRecord& record, CivilDay today);
bool is_valid_on(const PaperRecord& record, CivilDay day);
// "id_card" → "ID-CARD": the type of a paper that has no code of its own.
std::string type_of_component(std::string_view component);

std::string_view text_of(FileSource source);
std::string_view text_of(PaperQuality quality);
std::optional<FileSource> file_source_from(std::string_view text);
std::optional<PaperQuality> paper_quality_from(std::string_view text);

}  // namespace khongcho
