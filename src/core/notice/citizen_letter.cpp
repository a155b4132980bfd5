#include "core/notice/citizen_letter.h"

#include <vector>

#include "base/text.h"
#include "core/paper/paper_words.h"

namespace khongcho {

namespace {

// "17 giờ 00, thứ Hai ngày 02 tháng 10 năm 2023"
std::string when(std::optional<Instant> at, const Locale& locale) {
  if (!at) return locale.text("citizen_notice.no_time");
  return locale.text("citizen_notice.when",
                     {hour_words(*at, locale), weekday_words(civil_day(*at), locale),
                      day_words(civil_day(*at), locale)});
}

std::string fetch_words(const Dossier& dossier, const Locale& locale) {
  return locale.text("citizen_notice.fetch." + std::string(text_of(dossier.return_method)));
}

// What an officer typed, without the full stop the sentence around it has.
std::string unstopped(std::string text) {
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text;
}

std::string asked_for(const Dossier& dossier) {
  return dossier.waits.empty() ? "" : unstopped(dossier.waits.back().asked);
}

}  // namespace

std::string citizen_notice_words(CitizenNoticeKind kind, const Dossier& dossier,
                                 const Locale& locale) {
  const std::string key = "citizen_notice.words." + std::string(text_of(kind));
  switch (kind) {
    case CitizenNoticeKind::supplement_requested:
      return locale.text(key, {asked_for(dossier)});
    case CitizenNoticeKind::promise_changed:
      return locale.text(key,
                         {when(expected_at(dossier), locale), unstopped(dossier.exclusion_reason)});
    case CitizenNoticeKind::apologised:
      return locale.text(key,
                         {when(dossier.printed_due_at, locale), unstopped(dossier.apology_reason),
                          when(dossier.reappointed_at, locale)});
    case CitizenNoticeKind::result_ready:
      return locale.text(key, {fetch_words(dossier, locale)});
    case CitizenNoticeKind::result_waits:
      return locale.text(key,
                         {when(dossier.result_ready_at, locale), fetch_words(dossier, locale)});
    case CitizenNoticeKind::stopped:
      return locale.text(key, {unstopped(dossier.reason)});
  }
  return {};  // unreachable while -Werror=switch is on
}

CitizenLetter citizen_letter(CitizenNoticeKind kind, const Dossier& dossier,
                             const CitizenLetterFacts& facts, const Locale& papers) {
  const std::string name = "citizen_notice.subject." + std::string(text_of(kind));
  std::vector<std::string> paragraphs{
      papers.text("citizen_notice.greeting", {dossier.submitter.full_name}),
      papers.text("citizen_notice.about", {dossier.procedure_name, dossier.code, facts.office}),
      citizen_notice_words(kind, dossier, papers)};
  const std::string lookup = lookup_code_text(dossier.lookup_code);
  paragraphs.push_back(
      facts.public_address.empty()
          ? papers.text("citizen_notice.lookup", {lookup})
          : papers.text("citizen_notice.lookup_at", {lookup, facts.public_address + "/tra-cuu"}));
  if (!facts.address.empty())
    paragraphs.push_back(papers.text("citizen_notice.place", {facts.office, facts.address}));
  if (!facts.hotline.empty())
    paragraphs.push_back(papers.text("citizen_notice.call", {facts.hotline}));
  paragraphs.push_back(papers.text("citizen_notice.no_answer"));
  return {.subject = papers.text(name, {dossier.code}), .text = join(paragraphs, "\n\n") + "\n"};
}

std::string told_words(const std::string& when, const std::string& told_by, const Locale& locale) {
  if (when.empty()) return locale.text("citizen_notice.not_told");
  if (told_by.empty()) return locale.text("citizen_notice.sent_by_mail", {when});
  return locale.text("citizen_notice.sent_by_officer", {when, told_by});
}

}  // namespace khongcho
