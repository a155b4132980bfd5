#include "base/crypto.h"
#include "http/error_status.h"
#include "web/handover/hand_over_actions.h"
#include "web/site/dossier_words.h"
#include "web/site/list_pages.h"
#include "web/site/span_words.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

HandOverRow row_of(const Site& site, const Locale& locale, const app::SignedIn& who,
                   const Dossier& dossier) {
  HandOverRow row{.work = work_row(site, locale, who.office, dossier,
                                   Url::path("/ho-so-day-du/{}", {dossier.code})),
                  .party = "",
                  .given = "",
                  .since = "",
                  .ticket = dossier.code};
  const auto since = dossier.offered_at ? dossier.offered_at : dossier.step_since;
  if (dossier.offered_at) row.given = short_instant_words(*dossier.offered_at, site.now());
  if (since)
    row.since = locale.text("handover.since", {span_words(locale, site.now() - *since)});
  return row;
}

// "12", or "50+" where the list goes on.
std::string count_words(std::size_t rows, bool goes_on) {
  return std::to_string(rows) + (goes_on ? "+" : "");
}

void fill_lists(HandOverPage& page, const Site& site, const Locale& locale,
                const app::SignedIn& who, const app::HandOverList& list) {
  for (const Dossier& dossier : list.for_me) {
    page.for_me.push_back(row_of(site, locale, who, dossier));
    page.for_me.back().party = officer_words(list, dossier.holder);
  }
  for (const Dossier& dossier : list.from_me) {
    page.from_me.push_back(row_of(site, locale, who, dossier));
    page.from_me.back().party = taker_words(locale, list, dossier);
  }
  for (const Dossier& dossier : list.in_hand) {
    page.in_hand.push_back(row_of(site, locale, who, dossier));
    page.in_hand.back().ticket = ticket_of(dossier);
  }
  page.for_me_count = count_words(page.for_me.size(), list.next_for_me.has_value());
  page.from_me_count = count_words(page.from_me.size(), list.next_from_me.has_value());
  page.in_hand_count = count_words(page.in_hand.size(), list.next_in_hand.has_value());
}

std::optional<store::PageKey> page_key_of(const std::optional<store::OfferKey>& key) {
  if (!key) return {};
  return store::PageKey{unix_seconds(key->at), key->dossier.value};
}

// Each list goes on by itself, the others from their beginning.
struct AskedLists {
  AskedPage for_me;
  AskedPage from_me;
  AskedPage in_hand;

  app::HandOverPlaces places() const {
    app::HandOverPlaces places;
    if (for_me.after) places.for_me = {from_unix(for_me.after->due), {for_me.after->id}};
    if (from_me.after) places.from_me = {from_unix(from_me.after->due), {from_me.after->id}};
    if (in_hand.after) places.in_hand = {from_unix(in_hand.after->due), {in_hand.after->id}};
    return places;
  }
};

AskedLists asked_lists(const http::Request& request) {
  return {asked_page(request, "nhan"), asked_page(request, "giao"), asked_page(request, "giu")};
}

// The box that ticks a whole list stays on the page of it that is shown.
Url choose_url(const AskedPage& asked, std::string_view name, std::string_view list) {
  const Url url = Url::path("/quay/ban-giao");
  return (asked.after ? url.with(name, page_key_text(*asked.after)) : url).with("chon", list);
}

void add_pages(HandOverPage& page, const Locale& locale, const AskedLists& asked,
               const app::HandOverList& list) {
  const Url first = Url::path("/quay/ban-giao");
  page.for_me_pages = list_pages(locale, first, "nhan", asked.for_me.after.has_value(),
                                 page.for_me.size(), page_key_of(list.next_for_me));
  page.from_me_pages = list_pages(locale, first, "giao", asked.from_me.after.has_value(),
                                  page.from_me.size(), page_key_of(list.next_from_me));
  page.in_hand_pages = list_pages(locale, first, "giu", asked.in_hand.after.has_value(),
                                  page.in_hand.size(), page_key_of(list.next_in_hand));
  page.choose_for_me = choose_url(asked.for_me, "nhan", "nhan");
  page.choose_in_hand = choose_url(asked.in_hand, "giu", "giao");
}

// Ticked are all of one list by ?chon=, or those of a form that was refused.
void tick(HandOverPage& page, const http::Request& request) {
  const std::string_view all = request.query.text("chon");
  for (HandOverRow& row : page.for_me) row.chosen = all == "nhan";
  for (HandOverRow& row : page.in_hand) row.chosen = all == "giao";
  for (const auto& sent : request.form.all("take"))
    for (HandOverRow& row : page.for_me) row.chosen = row.chosen || row.ticket == sent;
  for (const auto& sent : request.form.all("give"))
    for (HandOverRow& row : page.in_hand)
      row.chosen = row.chosen || row.work.code == command_from(sent).code;
}

std::vector<ColleagueChoice> colleagues_for(const Site& site, const http::Request& request,
                                            const app::SignedIn& who) {
  std::vector<ColleagueChoice> choices;
  for (const Officer& officer : app::colleagues_of(site.ctx(), who.officer)) {
    const std::string id = std::to_string(officer.id.value);
    choices.push_back({.id = id,
                       .text = officer.title.empty() ? officer.full_name
                                                     : officer.full_name + ", " + officer.title,
                       .chosen = id == request.input("to")});
  }
  return choices;
}

}  // namespace

http::Response show_hand_over(const Site& site, const http::Request& request,
                              const app::SignedIn& who, const std::optional<Error>& error) {
  if (!scope_for(who.officer, Action::view))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const AskedLists asked = asked_lists(request);
  if (!asked.for_me.is_readable || !asked.from_me.is_readable || !asked.in_hand.is_readable)
    return site.refusal(request, 400, "");
  const Locale& locale = site.locale(request);
  HandOverPage page{.frame = site.staff_frame(request, who, locale.text("handover.title")),
                    .lead = "",
                    .request_key = random_token(18),
                    .scanned = std::string(request.input("scanned"))};
  const auto list = app::hand_over_list(site.ctx(), who.officer, asked.places(), kRowsOnAPage);
  fill_lists(page, site, locale, who, list);
  add_pages(page, locale, asked, list);
  page.lead =
      locale.text("handover.lead", {page.for_me_count, page.from_me_count, page.in_hand_count});
  tick(page, request);
  page.colleagues = colleagues_for(site, request, who);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.scanned_problem = page.problem->of("scanned");
  page.to_problem = page.problem->of("to");
  return site.show(request, std::move(page), http::error_status(error->code));
}

// GET /quay/ban-giao?chon=nhan|giao&nhan=…&giao=…&giu=…
http::Response get_hand_over(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  return show_hand_over(site, request, who, {});
}

}  // namespace khongcho::web
