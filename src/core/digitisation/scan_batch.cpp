#include "core/digitisation/scan_batch.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 3> kTones{"grey", "black_white", "colour"};
constexpr std::array<std::string_view, 4> kStates{"receiving", "waiting", "done", "failed"};
constexpr std::array<std::string_view, 4> kKinds{"raw", "paper", "blank", "cover"};
constexpr std::string_view kCoverMark = "KC1";
constexpr std::size_t kLookupLength = 8;

template <typename Enum, std::size_t size>
std::optional<Enum> find_text(const std::array<std::string_view, size>& texts,
                              std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return {};
  return static_cast<Enum>(found - texts.begin());
}

}  // namespace

std::string_view text_of(ScanTone tone) {
  return kTones[static_cast<std::size_t>(tone)];
}
std::string_view text_of(BatchState state) {
  return kStates[static_cast<std::size_t>(state)];
}
std::string_view text_of(ScanPageKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}
std::optional<ScanTone> scan_tone_from(std::string_view text) {
  return find_text<ScanTone>(kTones, text);
}
std::optional<BatchState> batch_state_from(std::string_view text) {
  return find_text<BatchState>(kStates, text);
}
std::optional<ScanPageKind> scan_page_kind_from(std::string_view text) {
  return find_text<ScanPageKind>(kKinds, text);
}

std::string cover_text(const CoverSheet& cover) {
  return join({std::string(kCoverMark), cover.lookup_code, cover.component}, "|");
}

std::optional<CoverSheet> cover_from(std::string_view text) {
  const auto parts = split(text, '|');
  if (parts.size() != 3 || parts[0] != kCoverMark || parts[1].size() != kLookupLength) return {};
  const bool plain = std::ranges::all_of(parts[2], [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!plain) return {};
  return CoverSheet{.lookup_code = parts[1], .component = parts[2]};
}

}  // namespace khongcho
