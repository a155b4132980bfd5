#include "base/text.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

namespace khongcho {

namespace {

const icu::Normalizer2& normaliser(bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = composed ? icu::Normalizer2::getNFCInstance(status)
                                           : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU normaliser is missing");
  return *found;
}

icu::UnicodeString normalised(std::string_view text, bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  return normaliser(composed).normalize(source, status);
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c < 0) return false;
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    if (c == 0x7F) return false;
  }
  return true;
}

std::string tidy_text(std::string_view text) {
  std::string composed;
  normalised(text, true).toUTF8String(composed);
  std::string tidy;
  for (const char c : composed) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) tidy += c;
    if (blank && !tidy.empty() && tidy.back() != ' ') tidy += ' ';
  }
  if (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
  return tidy;
}

std::string fold(std::string_view text) {
  const icu::UnicodeString decomposed = normalised(text, false);
  std::string key;
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < decomposed.length();) {
    UChar32 c = decomposed.char32At(at);
    at += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    c = u_tolower(c);
    if (c == 0x111) c = 'd';  // đ has no decomposition
    const bool word = u_isalnum(c);
    if (word) kept.append(c);
    if (!word && !kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') kept.append(u' ');
  }
  kept.toUTF8String(key);
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string slug(std::string_view text) {
  std::string key = fold(text);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

std::string upper(std::string_view text) {
  std::string capitals;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())})
      .toUpper(icu::Locale("vi"))
      .toUTF8String(capitals);
  return capitals;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.emplace_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += separator;
    joined += part;
  }
  return joined;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string grouped(long long amount) {
  std::string digits = fmt::format("{}", amount < 0 ? -amount : amount);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return amount < 0 ? "-" + digits : digits;
}

}  // namespace khongcho
