#include <algorithm>
#include <iterator>

#include "app/apologies.h"
#include "app/apology_preview.h"
#include "core/notice/citizen_letter.h"
#include "http/error_status.h"
#include "web/alarm/alarm_actions.h"
#include "web/alarm/apologies_page.h"
#include "web/site/dossier_words.h"
#include "web/site/list_pages.h"

namespace khongcho::web {

namespace {

constexpr std::chrono::days kUsualRegister{30};
constexpr std::chrono::days kLongestApologyRegister{366};

struct Days {
  CivilDay first{};
  CivilDay last{};
};

// ?tu=2023-09-01&den=2023-09-30; the last thirty days without.
Expected<Days> days_asked(const Site& site, const http::Request& request) {
  const CivilDay today = civil_day(site.now());
  const std::string_view from = request.query.text("tu");
  const std::string_view to = request.query.text("den");
  const auto first = from.empty() ? std::optional(today - kUsualRegister) : parse_day(from);
  const auto last = to.empty() ? std::optional(today) : parse_day(to);
  if (!first || !last || *last < *first || *last - *first > kLongestApologyRegister)
    return Error{ErrorCode::invalid_input, "apology.bad_days", {}, "tu"};
  return Days{*first, *last};
}

std::optional<store::ApologyKey> key_of(const AskedPage& asked) {
  if (!asked.after) return {};
  return store::ApologyKey{from_unix(asked.after->due), {asked.after->id}};
}

std::optional<store::PageKey> page_key_of(const std::optional<store::ApologyKey>& key) {
  if (!key) return {};
  return store::PageKey{unix_seconds(key->at), key->dossier.value};
}

std::string when_words(std::optional<Instant> at, Instant now) {
  return at ? short_instant_words(*at, now) : "";
}

// "12/2023"; nothing for one made before apologies had numbers.
std::string number_words(const Dossier& dossier) {
  if (dossier.apology_number == 0) return "–";
  return std::to_string(dossier.apology_number) + "/" +
         std::to_string(year_of(civil_day(*dossier.apologised_at)));
}

void add_proposed(ApologiesPage& page, const Site& site, const Locale& locale,
                  const app::SignedIn& who, const app::ProposedApologies& list) {
  const Instant now = site.now();
  for (const app::ProposedApology& each : list.rows) {
    const Dossier& dossier = each.dossier;
    const std::string by =
        each.proposed_by.empty() ? locale.text("apology.clock") : each.proposed_by;
    page.proposed.push_back(
        {.work =
             work_row(site, locale, who.office, dossier, Url::path("/xin-loi/{}", {dossier.code})),
         .reason = dossier.apology_reason,
         .new_time = when_words(dossier.proposed_time, now),
         .proposed = locale.text("apology.proposed_by",
                                 {by, when_words(dossier.apology_proposed_at, now)})});
  }
  page.lead = locale.text("apology.lead", {std::to_string(list.rows.size())});
}

void add_register(ApologiesPage& page, const Site& site, const Locale& locale,
                  const app::SignedIn& who, const app::ApologyRegister& made) {
  const Instant now = site.now();
  for (const app::ApologyEntry& entry : made.entries) {
    const Dossier& dossier = entry.dossier;
    page.entries.push_back(
        {.number = number_words(dossier),
         .work =
             work_row(site, locale, who.office, dossier, dossier_page(who.officer, dossier.code)),
         .paper = Url::path("/quay/ho-so/{}/xin-loi", {dossier.code}),
         .signed_at = when_words(dossier.apologised_at, now),
         .promised = when_words(dossier.printed_due_at, now),
         .new_time = when_words(dossier.reappointed_at, now),
         .reason = dossier.apology_reason,
         .sent = told_words(when_words(entry.told_at(), now), entry.told_by, locale)});
  }
  page.lead = locale.text("apology.register_lead", {std::to_string(made.entries.size())});
}

}  // namespace

// GET /xin-loi?sau=…, /xin-loi?xem=so&tu=…&den=…&sau=…
http::Response get_apologies(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  ApologiesPage page{.frame = site.staff_frame(request, who, locale.text("apology.title")),
                     .lead = "",
                     .is_register = request.query.text("xem") == "so"};
  page.views = {{.label = locale.text("apology.waiting"),
                 .url = Url::path("/xin-loi"),
                 .current = !page.is_register},
                {.label = locale.text("apology.register"),
                 .url = Url::path("/xin-loi").with("xem", "so"),
                 .current = page.is_register}};
  const AskedPage asked = asked_page(request, "sau");
  if (!asked.is_readable) return site.refusal(request, 400, "");
  if (!page.is_register) {
    const auto proposed = app::proposed_apologies(site.ctx(), who.officer,
                                                  key_of(asked).value_or(store::ApologyKey{}));
    if (!proposed) return site.refusal(request, proposed.error());
    add_proposed(page, site, locale, who, *proposed);
    page.pages = list_pages(locale, Url::path("/xin-loi"), "sau", asked.after.has_value(),
                            page.proposed.size(), page_key_of(proposed->next));
    return site.show(request, std::move(page));
  }
  const auto days = days_asked(site, request);
  if (!days) {
    page.problem = form_problem(locale, {days.error()});
    return site.show(request, std::move(page), http::error_status(days.error().code));
  }
  const auto made =
      app::apology_register(site.ctx(), who.officer, days->first, days->last, key_of(asked));
  if (!made) return site.refusal(request, made.error());
  page.first = iso_day(days->first);
  page.last = iso_day(days->last);
  add_register(page, site, locale, who, *made);
  const Url first_page =
      Url::path("/xin-loi").with("xem", "so").with("tu", page.first).with("den", page.last);
  page.pages = list_pages(locale, first_page, "sau", asked.after.has_value(), page.entries.size(),
                          page_key_of(made->next));
  page.csv = Url::path("/xin-loi/so/bang-tinh").with("tu", page.first).with("den", page.last);
  return site.show(request, std::move(page));
}

// GET /xin-loi/so/bang-tinh?tu=…&den=…
http::Response get_apology_register_csv(const Site& site, const http::Request& request,
                                        const app::SignedIn& who) {
  const auto days = days_asked(site, request);
  if (!days) return site.refusal(request, days.error());
  std::vector<app::ApologyEntry> entries;
  std::optional<store::ApologyKey> after;
  do {
    auto made = app::apology_register(site.ctx(), who.officer, days->first, days->last, after);
    if (!made) return site.refusal(request, made.error());
    std::ranges::move(made->entries, std::back_inserter(entries));
    after = made->next;
  } while (after);
  http::Response response;
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition",
               "attachment; filename=\"xin-loi-" + iso_day(days->first) + ".csv\"");
  response.body = app::apology_register_csv(entries, site.locale(request));
  return response;
}

}  // namespace khongcho::web
