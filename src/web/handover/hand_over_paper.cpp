#include <algorithm>

#include "web/handover/hand_over_actions.h"
#include "web/handover/hand_over_paper_page.h"
#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

// What belongs on one sheet: the same two people and the same agency.
struct SheetKey {
  std::string giver;
  std::string taker;
  std::string agency;
  auto operator<=>(const SheetKey&) const = default;
};

// The agency that decides: by the catalogue, else the office itself.
std::string agency_of(const Site& site, const std::vector<Office>& offices, const Office& own,
                      const Dossier& dossier) {
  const auto found = std::ranges::find(offices, deciding_office(dossier), &Office::id);
  const Office& office = found == offices.end() ? own : *found;
  const Procedure* procedure =
      site.ctx().law.procedure(office, dossier.procedure, civil_day(dossier.received_at));
  return procedure && !procedure->agency.empty() ? procedure->agency : office.name;
}

std::string when_words(const Locale& locale, Instant from, Instant to) {
  if (clock_text(from) == clock_text(to) && civil_day(from) == civil_day(to))
    return instant_words(from);
  return locale.text("handover.paper.between", {instant_words(from), instant_words(to)});
}

HandOverSheet sheet_of(const Site& site, const Locale& locale, const app::SignedIn& who,
                       const SheetKey& key, const std::vector<Dossier>& dossiers) {
  HandOverSheet sheet{.agency = key.agency,
                      .when = when_words(locale, *dossiers.front().offered_at,
                                         *dossiers.back().offered_at),
                      .giver = key.giver,
                      .taker = key.taker,
                      .total = static_cast<int>(dossiers.size())};
  for (const Dossier& dossier : dossiers) {
    const auto due = expected_at(dossier);
    sheet.rows.push_back({.code = dossier.code,
                          .person = dossier.submitter.full_name,
                          .procedure = procedure_words(site, who.office, dossier),
                          .given = short_instant_words(*dossier.offered_at, site.now()),
                          .due = due ? instant_words(*due) : ""});
  }
  return sheet;
}

}  // namespace

// GET /quay/ban-giao/in?chieu=nhan: what waits to be taken, else what was given.
http::Response get_hand_over_paper(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  if (!scope_for(who.officer, Action::view))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const Locale& locale = site.locale(request);
  const bool taking = request.query.text("chieu") == "nhan";
  const app::HandOverList list = app::hand_over_list(site.ctx(), who.officer);
  const auto offices = site.active_offices();
  std::map<SheetKey, std::vector<Dossier>> sheets;
  for (const Dossier& dossier : taking ? list.for_me : list.from_me) {
    if (!dossier.offered_at) continue;
    SheetKey key{.giver = officer_words(list, dossier.holder),
                 .taker = taking ? who.officer.full_name : taker_words(locale, list, dossier),
                 .agency = agency_of(site, offices, who.office, dossier)};
    sheets[std::move(key)].push_back(dossier);
  }
  HandOverPaperPage page{.frame = site.staff_frame(request, who, locale.text("handover.paper.title")),
                         .place_and_date = locale.text("handover.paper.date",
                                                       {day_text(civil_day(site.now()))})};
  page.frame.home = Url::path("/quay/ban-giao");
  for (auto& [key, dossiers] : sheets) {
    std::ranges::sort(dossiers, {}, [](const Dossier& each) { return *each.offered_at; });
    page.sheets.push_back(sheet_of(site, locale, who, key, dossiers));
  }
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
