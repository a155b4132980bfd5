#include "core/paper/result_form.h"

#include "base/text.h"
#include "core/law/spelled_place.h"
#include "core/paper/paper_words.h"
#include "core/paper/result_draft.h"
#include "core/paper/result_places.h"

namespace khongcho {

namespace {

constexpr const char* kDots = "…………";

// Who signs by authority of another is no leader.
std::string title_of(const Officer& signer, const LevelNames& level,
                     const std::optional<DelegatedSignature>& under) {
  if (!signer.title.empty()) return signer.title;
  return under ? level.specialist_title : level.signer_title;
}

bool is_signed(const ResultFacts& facts) { return facts.dossier.signed_at.has_value(); }

std::string sex_words(const std::string& sex, const Locale& locale) {
  return sex.empty() ? "" : locale.text("sex." + sex);
}

// The places that are known only once it is signed.
NamedTexts signing_places(const ResultFacts& facts, const Locale& locale) {
  NamedTexts places{{"agency", facts.office.name},
                    {"place", place_of(facts.office, facts.level).full()},
                    {"received_day", day_words(civil_day(facts.dossier.received_at), locale)}};
  if (facts.signer) {
    places.emplace_back("signer", facts.signer->full_name);
    places.emplace_back("signer_title", title_of(*facts.signer, facts.level, facts.under));
  }
  if (const auto at = facts.dossier.signed_at) {
    places.emplace_back("signed_day", day_words(civil_day(*at), locale));
    places.emplace_back("result_date", day_text(civil_day(*at)));
    places.emplace_back("signed_at", instant_words(*at, locale));
  }
  if (!facts.numbers.empty()) {
    places.emplace_back("n", std::to_string(facts.numbers[0].n));
    places.emplace_back("number", facts.numbers[0].number);
    places.emplace_back("volume", facts.numbers[0].volume);
  } else if (!facts.dossier.result_number.empty()) {
    places.emplace_back("number", facts.dossier.result_number);  // given before there were registers
  }
  if (facts.numbers.size() > 1) places.emplace_back("second_number", facts.numbers[1].number);
  return places;
}

NamedTexts places_for(const ResultText& text, const ResultFacts& facts, const ResultValues& values,
                      const Locale& locale) {
  NamedTexts places;
  for (auto& [key, value] : dossier_places(facts.dossier))
    places.emplace_back(key, key == "submitter_sex" ? sex_words(value, locale) : value);
  for (auto& place : signing_places(facts, locale)) places.push_back(std::move(place));
  for (const ResultInput& input : text.inputs) {
    const auto found = values.find(input.key);
    if (found == values.end()) continue;
    places.emplace_back(input.key, found->second);
    const auto day = typed_day(found->second);
    if (input.kind == ResultInputKind::date && day)
      places.emplace_back(spelled_place(input.key), day_spelled(*day, locale));
  }
  return places;
}

// A line is left out where it has a place the specialist may leave empty, and did.
bool is_left_out(const ResultText& text, const std::string& line, const NamedTexts& places) {
  for (const std::string& place : places_in(line)) {
    const ResultInput* input = input_of(text, place);
    if (input && !input->required && value_of(places, place).empty()) return true;
  }
  return false;
}

std::vector<ResultSpan> spans_of(std::string_view text, const NamedTexts& places) {
  std::vector<ResultSpan> spans;
  for (;;) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    if (open > 0) spans.push_back({std::string(text.substr(0, open))});
    std::string value = value_of(places, text.substr(open + 1, close - open - 1));
    spans.push_back({value.empty() ? kDots : std::move(value), true});
    text.remove_prefix(close + 1);
  }
  if (!text.empty()) spans.push_back({std::string(text)});
  return spans;
}

std::string plain_text(const std::vector<ResultSpan>& spans) {
  std::string text;
  for (const ResultSpan& span : spans) text += span.text;
  return text;
}

// A draft in the specialist's own words stands in the place of the lines of the form.
std::vector<ResultLine> lines_of_draft(const std::string& draft) {
  std::vector<ResultLine> lines;
  for (const std::string& line : split(draft, '\n'))
    if (!tidy_text(line).empty()) lines.push_back({.spans = {{tidy_text(line)}}});
  return lines;
}

std::string dated(const ResultFacts& facts, const Locale& locale) {
  const std::string day = is_signed(facts) ? day_words(civil_day(*facts.dossier.signed_at), locale)
                                           : locale.text("result.day_open");
  return locale.text("paper.place_and_date", {place_of(facts.office, facts.level).name, day});
}

// The text with every place filled, or `otherwise` where one is empty.
std::string filled_or(const std::string& text, const NamedTexts& places, std::string otherwise) {
  for (const std::string& place : places_in(text))
    if (value_of(places, place).empty()) return otherwise;
  return plain_text(spans_of(text, places));
}

}  // namespace

EntryWords entry_words(const ResultText& text, const Dossier& dossier) {
  NamedTexts places = dossier_places(dossier);
  const std::string owner = value_of(places, "owner");
  if (const auto values = values_in(text, dossier.draft))
    for (const auto& [key, value] : *values) places.emplace_back(key, value);
  return {.subject = filled_or(text.entry_subject, places, owner),
          .content = filled_or(text.entry_content, places, dossier.procedure_name)};
}

std::vector<std::string> signature_lines(const Officer& signer, const LevelNames& level,
                                         const Locale& locale,
                                         const std::optional<DelegatedSignature>& under) {
  const std::string title = title_of(signer, level, under);
  const std::string deputy = locale.text("result.deputy") + " ";
  // "Chủ tịch" of "Phó Chủ tịch", and of a level's "Chủ tịch, Phó Chủ tịch …".
  const auto head_of = [&](const std::string& leader) {
    const std::string first = leader.substr(0, leader.find(','));
    return upper(first.starts_with(deputy) ? first.substr(deputy.size()) : first);
  };
  std::string leader = title;
  if (under) leader = under->giver_title.empty() ? level.signer_title : under->giver_title;
  if (under && under->manner == DelegationManner::by_authority)
    return {locale.text("result.by_authority", {head_of(leader)}), upper(title)};
  std::vector<std::string> lines;
  // A committee decides together, so its chair signs in its name.
  if (fold(leader).find("chu tich") != std::string::npos)
    lines.push_back(locale.text("result.on_behalf", {locale.text("result.committee")}));
  if (under || title.starts_with(deputy))
    lines.push_back(locale.text("result.for_head", {head_of(leader)}));
  lines.push_back(upper(title));
  return lines;
}

PrintedResult fill_result(const ResultText& text, const ResultFacts& facts, const Locale& locale) {
  const Dossier& dossier = facts.dossier;
  const auto values = values_in(text, dossier.draft);
  const NamedTexts places = places_for(text, facts, values.value_or(ResultValues{}), locale);
  PrintedResult printed{
      .authority = upper(facts.office.name),
      .number_line = plain_text(spans_of(text.number_line, places)),
      .country = locale.text("paper.country"),
      .motto = locale.text("paper.motto"),
      .place_and_date = dated(facts, locale),
      .title = text.title,
      .recipients_label = text.recipients.empty() ? "" : locale.text("result.recipients"),
      .recipients = text.recipients,
      .signer = facts.signer && is_signed(facts) ? facts.signer->full_name : "",
      .dossier_code = dossier.code,
      .check_label = locale.text("result.check", {lookup_code_text(dossier.lookup_code)}),
      .check_text = facts.public_address + "/kiem-chung/" + dossier.lookup_code,
      .draft_mark = is_signed(facts) ? "" : locale.text("result.draft_mark")};
  if (facts.signer)
    printed.signature = signature_lines(*facts.signer, facts.level, locale, facts.under);
  else
    printed.signature = {upper(facts.level.signer_title)};
  if (!values && !dossier.draft.empty()) {
    printed.lines = lines_of_draft(dossier.draft);
    return printed;
  }
  for (const ResultLineText& line : text.lines)
    if (!is_left_out(text, line.text, places))
      printed.lines.push_back({line.kind, spans_of(line.text, places)});
  return printed;
}

}  // namespace khongcho
