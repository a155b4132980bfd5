#include "base/crypto.h"
#include "http/error_status.h"
#include "web/handover/hand_over_actions.h"
#include "web/site/dossier_words.h"
#include "web/site/span_words.h"

namespace khongcho::web {

namespace {

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
  page.for_me_count = static_cast<int>(page.for_me.size());
  page.from_me_count = static_cast<int>(page.from_me.size());
  page.in_hand_count = static_cast<int>(page.in_hand.size());
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
  const Locale& locale = site.locale(request);
  HandOverPage page{.frame = site.staff_frame(request, who, locale.text("handover.title")),
                    .lead = "",
                    .request_key = random_token(18),
                    .scanned = std::string(request.input("scanned"))};
  fill_lists(page, site, locale, who, app::hand_over_list(site.ctx(), who.officer));
  page.lead = locale.text("handover.lead",
                          {std::to_string(page.for_me_count), std::to_string(page.from_me_count),
                           std::to_string(page.in_hand_count)});
  tick(page, request);
  page.colleagues = colleagues_for(site, request, who);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.scanned_problem = page.problem->of("scanned");
  page.to_problem = page.problem->of("to");
  return site.show(request, std::move(page), http::error_status(error->code));
}

// GET /quay/ban-giao?chon=nhan|giao
http::Response get_hand_over(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  return show_hand_over(site, request, who, {});
}

}  // namespace khongcho::web
