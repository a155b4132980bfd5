#include "core/digitisation/dossier_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 4> kSources{"upload", "scanner", "folder", "reuse"};
constexpr std::array<std::string_view, 3> kQualities{"original", "certified_copy", "photocopy"};
constexpr std::size_t kMostOwner = 20;
constexpr std::size_t kLeastOwner = 6;
constexpr std::size_t kMostType = 40;
constexpr std::size_t kMostText = 300;

template <typename Enum, std::size_t size>
std::optional<Enum> find_text(const std::array<std::string_view, size>& texts,
                              std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return {};
  return static_cast<Enum>(found - texts.begin());
}

// Digits, Latin capitals, point and hyphen: what may stand in a code.
bool is_code(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
}

}  // namespace

std::string paper_code(const PaperRecord& record) {
  if (record.number == 0) return {};
  return fmt::format("{}.{}.{:04}", record.owner_id, record.type, record.number);
}

std::vector<Error> record_problems(const PaperRecord& record, CivilDay today) {
  std::vector<Error> problems;
  const auto wrong = [&](std::string key, std::string input) {
    problems.push_back({ErrorCode::invalid_input, std::move(key), {}, std::move(input)});
  };
  const std::string& owner = record.owner_id;
  if (!is_code(owner) || owner.size() < kLeastOwner || owner.size() > kMostOwner)
    wrong("file.wrong_owner", "owner_id");
  if (!is_code(record.type) || record.type.size() > kMostType) wrong("file.wrong_type", "type");
  if (tidy_text(record.title).empty() || length_of(record.title) > kMostText)
    wrong("file.title_missing", "title");
  if (length_of(record.issuer) > kMostText) wrong("file.issuer_long", "issuer");
  const auto issued = parse_day(record.issued_on);
  if (!record.issued_on.empty() && (!issued || *issued > today))
    wrong("file.wrong_issued_on", "issued_on");
  const auto valid_to = parse_day(record.valid_to);
  if (!record.valid_to.empty() && (!valid_to || (issued && *valid_to < *issued)))
    wrong("file.wrong_valid_to", "valid_to");
  return problems;
}

bool is_valid_on(const PaperRecord& record, CivilDay day) {
  const auto valid_to = parse_day(record.valid_to);
  return !valid_to || day <= *valid_to;
}

std::string type_of_component(std::string_view component) {
  std::string type;
  for (const char c : component) {
    if (c >= 'a' && c <= 'z')
      type += static_cast<char>(c - 'a' + 'A');
    else
      type += c == '_' ? '-' : c;
  }
  return type;
}

std::string_view text_of(FileSource source) {
  return kSources[static_cast<std::size_t>(source)];
}
std::string_view text_of(PaperQuality quality) {
  return kQualities[static_cast<std::size_t>(quality)];
}
std::optional<FileSource> file_source_from(std::string_view text) {
  return find_text<FileSource>(kSources, text);
}
std::optional<PaperQuality> paper_quality_from(std::string_view text) {
  return find_text<PaperQuality>(kQualities, text);
}

}  // namespace khongcho
