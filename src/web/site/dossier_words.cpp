#include "web/site/dossier_words.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

DueWords due_words(const Locale& locale, Instant due, Instant now) {
  const CivilDay day = civil_day(due);
  const std::string weekday = locale.text(fmt::format("weekday.{}", iso_weekday(day)));
  const bool today = day == civil_day(now);
  return {.when = today ? locale.text("counter.due.today", {clock_text(due)})
                        : locale.text("counter.due.later", {clock_text(due), weekday}),
          .day = weekday_text(locale, day) + ", " + day_text(day)};
}

std::string instant_words(Instant at) {
  return clock_text(at) + " " + day_text(civil_day(at));
}

std::string short_instant_words(Instant at, Instant now) {
  const CivilDay day = civil_day(at);
  return day == civil_day(now) ? clock_text(at) : clock_text(at) + " " + day_month_text(day);
}

std::string left_words(const Locale& locale, Instant due, Instant now) {
  const bool late = now > due;
  const auto minutes = std::chrono::floor<std::chrono::minutes>(late ? now - due : due - now);
  const auto hours = minutes.count() / 60;
  const std::string key = late ? "work.over." : "work.left.";
  if (hours >= 24) return locale.text(key + "days", {std::to_string(hours / 24)});
  const std::string rest = std::to_string(minutes.count() % 60);
  return hours > 0 ? locale.text(key + "hours", {std::to_string(hours), rest})
                   : locale.text(key + "minutes", {rest});
}

std::string born_words(const Locale& locale, std::string_view born_on, CivilDay today) {
  const auto born = parse_day(born_on);
  if (!born) return std::string(born_on);
  const bool birthday_to_come = iso_day(today).substr(5) < iso_day(*born).substr(5);
  const int age = year_of(today) - year_of(*born) - (birthday_to_come ? 1 : 0);
  if (age < 0) return day_text(*born);
  return locale.text("counter.person.born_and_age", {day_text(*born), std::to_string(age)});
}

std::string spaced_number(std::string_view personal_id) {
  std::string spaced;
  for (std::size_t at = 0; at < personal_id.size(); ++at) {
    if (at > 0 && at % 3 == 0) spaced += ' ';
    spaced += personal_id[at];
  }
  return spaced;
}

std::string money_words(const Locale& locale, Money amount) {
  return amount == 0 ? locale.text("counter.fee.free")
                     : locale.text("counter.fee.amount", {grouped(amount)});
}

std::string limit_words(const Locale& locale, const TimeLimit& limit) {
  return locale.text("counter.limit." + std::string(text_of(limit.kind)),
                     {std::to_string(limit.n), clock_text(limit.cutoff)});
}

std::string paper_words(const Locale& locale, const Paper& paper) {
  return locale.text("counter.papers.line",
                     {paper.name, std::to_string(paper.count),
                      locale.text("paper_kind." + std::string(text_of(paper.kind)))});
}

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

}  // namespace khongcho::web
