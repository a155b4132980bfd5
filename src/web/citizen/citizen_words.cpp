#include "web/citizen/citizen_words.h"

#include <fmt/format.h>

#include "base/text.h"
#include "core/procedure/checklist.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

namespace {

// Length in bytes of the first character.
std::size_t first_character(std::string_view text) {
  std::size_t length = text.empty() ? 0 : 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

// Within a sentence; names that begin with an abbreviation stay as they are.
std::string inside_sentence(std::string name) {
  constexpr std::string_view kCapitalD = "\xC4\x90";
  if (name.starts_with(kCapitalD)) {
    name[1] = '\x91';
  } else if (name.size() > 1 && name[0] >= 'A' && name[0] <= 'Z' &&
             !(name[1] >= 'A' && name[1] <= 'Z')) {
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
  }
  return name;
}

void add_kind(std::vector<std::string>& parts, const Locale& locale, int count,
              std::string_view kind) {
  if (count == 0) return;
  parts.push_back(locale.text("citizen.paper.count",
                              {std::to_string(count),
                               locale.text("paper_kind." + std::string(kind))}));
}

}  // namespace

std::string long_day(const Locale& locale, CivilDay day) {
  const std::chrono::year_month_day date{day};
  return locale.text("citizen.long_day",
                     {weekday_text(locale, day), fmt::format("{}", unsigned(date.day())),
                      fmt::format("{}", unsigned(date.month())), fmt::format("{}", int(date.year()))});
}

std::string session_words(const Locale& locale, std::span<const Session> sessions) {
  if (sessions.empty()) return locale.text("citizen.closed");
  std::vector<std::string> parts;
  for (const Session& session : sessions)
    parts.push_back(
        locale.text("citizen.session", {clock_text(session.from), clock_text(session.to)}));
  return join(parts, locale.text("citizen.and"));
}

std::string duration_words(const Locale& locale, int minutes) {
  const std::string hours = std::to_string(minutes / 60);
  const std::string rest = std::to_string(minutes % 60);
  if (minutes < 60) return locale.text("citizen.minutes", {rest});
  if (minutes % 60 == 0) return locale.text("citizen.hours", {hours});
  return locale.text("citizen.hours_minutes", {hours, rest});
}

std::string sentence_case(std::string_view text) {
  const std::size_t first = first_character(text);
  return upper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string brief_paper(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  std::string_view brief = name.substr(0, name.find(" ("));
  if (length_of(brief) > kLongest) brief = brief.substr(0, brief.find(", "));
  return std::string(brief);
}

std::string papers_to_bring(const Locale& locale, const Procedure& procedure) {
  const auto answers = with_defaults(procedure, {});
  if (!answers) return "";
  std::vector<std::string> names;
  for (const Component* component : components_for(procedure, *answers))
    if (!component->optional) names.push_back(inside_sentence(brief_paper(component->name)));
  if (names.empty()) return "";
  if (names.size() < 3) return locale.text("citizen.bring", {join(names, locale.text("citizen.and"))});
  return locale.text("citizen.bring_count", {std::to_string(names.size()), join(names, ", ")});
}

std::string paper_wanted(const Locale& locale, const Component& component) {
  std::vector<std::string> parts;
  add_kind(parts, locale, component.originals, "original");
  add_kind(parts, locale, component.certified_copies, "certified_copy");
  add_kind(parts, locale, component.photocopies, "photocopy");
  parts.push_back(
      locale.text(component.mode == ComponentMode::submit ? "citizen.paper.submit"
                                                          : "citizen.paper.present"));
  if (component.electronic_ok) parts.push_back(locale.text("citizen.paper.electronic_ok"));
  if (component.optional) parts.push_back(locale.text("citizen.paper.optional"));
  return join(parts, ", ");
}

std::string fee_rule_words(const Locale& locale, const FeeRule& fee) {
  if (fee.kind == FeeKind::free && fee.text.empty()) return locale.text("citizen.fee.free");
  return fee.text;
}

}  // namespace khongcho::web
