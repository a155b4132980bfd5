#include "core/paper/paper_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/number_words.h"
#include "base/text.h"

namespace khongcho {

namespace {

// One sentence with its places filled, or nothing where a value is not there.
std::optional<std::string> filled_sentence(std::string_view sentence, const NamedTexts& values) {
  std::string filled;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = sentence.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos)
      return filled.append(sentence);
    filled += sentence.substr(0, open);
    const std::string_view key = sentence.substr(open + 1, close - open - 1);
    const auto found = std::ranges::find(values, key, &NamedTexts::value_type::first);
    if (found == values.end() || found->second.empty()) return {};
    filled += found->second;
    sentence.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace

std::string hour_words(Instant at, const Locale& locale) {
  const auto minutes = time_of_day(at).count() / 60;
  return locale.text("promise.hour_minute",
                     {std::to_string(minutes / 60), fmt::format("{:02}", minutes % 60)});
}

std::string day_words(CivilDay day, const Locale& locale) {
  const std::chrono::year_month_day date{day};
  const unsigned month = static_cast<unsigned>(date.month());
  return locale.text("paper.day", {fmt::format("{:02}", static_cast<unsigned>(date.day())),
                                   month <= 2 ? fmt::format("{:02}", month) : std::to_string(month),
                                   std::to_string(static_cast<int>(date.year()))});
}

std::string day_spelled(CivilDay day, const Locale& locale) {
  const std::chrono::year_month_day date{day};
  const auto month = static_cast<unsigned>(date.month());
  // The fourth of twelve has a word of its own: "tháng tư".
  const std::string fourth = locale.text("paper.fourth_month");
  return locale.text("paper.day_spelled",
                     {number_in_words(static_cast<unsigned>(date.day())),
                      month == 4 ? fourth : number_in_words(month),
                      number_in_words(static_cast<int>(date.year()))});
}

std::string instant_words(Instant at, const Locale& locale) {
  return locale.text("paper.instant", {hour_words(at, locale), day_words(civil_day(at), locale)});
}

std::string weekday_words(CivilDay day, const Locale& locale) {
  return locale.text(fmt::format("weekday.{}", iso_weekday(day)));
}

PlaceName place_of(const Office& office, const LevelNames& level) {
  for (const std::string& part : split(level.unit_words, ',')) {
    const std::string kind = tidy_text(part);
    const std::size_t at = (" " + office.name).find(" " + kind + " ");
    if (!kind.empty() && at != std::string::npos)
      return {.kind = kind, .name = office.name.substr(at + kind.size() + 1)};
  }
  return {.kind = "", .name = office.name};
}

std::string office_words(const Office& office, const LevelNames& level) {
  return level.office_name + " " + place_of(office, level).full();
}

std::string lookup_code_text(std::string_view code) {
  if (code.size() != 8) return std::string(code);
  return fmt::format("{} {}", code.substr(0, 4), code.substr(4));
}

std::string number_in_code(std::string_view code) {
  std::size_t from = code.size();
  while (from > 0 && code[from - 1] >= '0' && code[from - 1] <= '9') --from;
  while (from + 1 < code.size() && code[from] == '0') ++from;
  return std::string(code.substr(from));
}

std::string tail_of_code(std::string_view code) {
  const std::size_t dash = code.find('-');
  return std::string(dash == std::string_view::npos ? code : code.substr(dash + 1));
}

std::string fill_places(std::string_view text, const NamedTexts& values) {
  std::vector<std::string> sentences;
  while (!text.empty()) {
    const std::size_t end = text.find(". ");
    const std::string_view sentence = text.substr(0, end == std::string_view::npos ? end : end + 1);
    if (auto filled = filled_sentence(sentence, values)) sentences.push_back(std::move(*filled));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 2);
  }
  return join(sentences, " ");
}

}  // namespace khongcho
