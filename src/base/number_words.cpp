#include "base/number_words.h"

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace khongcho {

std::string number_in_words(std::int64_t number) {
  UErrorCode status = U_ZERO_ERROR;
  // Made for each number: a format is not to be used by two threads at once, and papers are few.
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale("vi"), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no words for Vietnamese numbers");
  icu::UnicodeString words;
  format.format(number, words);
  std::string text;
  words.toUTF8String(text);
  return text;
}

}  // namespace khongcho
