#include "web/site/span_words.h"

#include <algorithm>

namespace khongcho::web {

std::string counted_words(const Locale& locale, Seconds span) {
  const auto minutes = std::max<long long>(0, span.count() / 60);
  const std::string rest = std::to_string(minutes % 60);
  return minutes >= 60 ? locale.text("span.hours", {std::to_string(minutes / 60), rest})
                       : locale.text("span.minutes", {rest});
}

std::string span_words(const Locale& locale, Seconds span) {
  const auto hours = span.count() / 3600;
  if (hours >= 48) return locale.text("span.days", {std::to_string(hours / 24)});
  return counted_words(locale, span);
}

}  // namespace khongcho::web
