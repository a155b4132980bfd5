#include "web/site/work_row.h"

#include <charconv>

#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

std::optional<std::int64_t> number_from(std::string_view text) {
  std::int64_t number = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || at != end || number < 0) return {};
  return number;
}

}  // namespace

WorkRow work_row(const Site& site, const Locale& locale, const Office& office,
                 const Dossier& dossier, Url url) {
  const Instant now = site.now();
  WorkRow row{.code = dossier.code,
              .url = std::move(url),
              .procedure = procedure_words(site, office, dossier),
              .person = dossier.submitter.full_name,
              .due = "–",
              .left = "",
              .because = capitalised(dossier.because),
              .state = state_tag(locale, dossier.state)};
  if (is_waiting(dossier)) {
    row.left = locale.text("work.left.stands");
    row.because = locale.text("counter.promise.stands_until");
    return row;
  }
  const auto due = expected_at(dossier);
  if (!due) return row;
  row.due = short_instant_words(*due, now);
  if (dossier.reappointed_at && dossier.printed_due_at)
    row.because = locale.text("work.reappointed",
                              {short_instant_words(*dossier.printed_due_at, now), row.due});
  if (!done_at(dossier) && !is_final(dossier.state)) row.left = left_words(locale, *due, now);
  const Timeliness time = timeliness(dossier, now);
  if (time == Timeliness::overdue) row.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) row.urgency = soon_tag(locale);
  return row;
}

std::string page_key_text(const store::PageKey& key) {
  return std::to_string(key.due) + "-" + std::to_string(key.id);
}

std::optional<store::PageKey> page_key_from(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == text.npos) return {};
  const auto due = number_from(text.substr(0, dash));
  const auto id = number_from(text.substr(dash + 1));
  if (!due || !id) return {};
  return store::PageKey{.due = *due, .id = *id};
}

Pagination pages_of(const Locale& locale, const Url& first, bool is_later_page,
                    const store::DossierPage& shown) {
  Pagination pages{.summary = locale.text("work.on_page", {std::to_string(shown.rows.size())})};
  if (is_later_page) pages.first = first;
  if (shown.next) pages.next = first.with("tu", page_key_text(*shown.next));
  return pages;
}

}  // namespace khongcho::web
