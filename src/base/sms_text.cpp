#include "base/sms_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace khongcho {

std::string without_marks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU normaliser is missing");
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  const icu::UnicodeString decomposed = decomposer->normalize(source, status);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < decomposed.length();) {
    UChar32 c = decomposed.char32At(at);
    at += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == 0x111) c = 'd';  // đ has no decomposition
    if (c == 0x110) c = 'D';
    kept.append(c);
  }
  std::string plain;
  kept.toUTF8String(plain);
  return plain;
}

}  // namespace khongcho
