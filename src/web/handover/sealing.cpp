#include "app/signing_keys.h"
#include "app/step_work.h"
#include "http/error_status.h"
#include "web/handover/hand_over_actions.h"
#include "web/handover/sealing_page.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const std::optional<Error>& error) {
  const auto after = page_key_from(request.query.text("tu"));
  if (request.query.has("tu") && !after) return site.refusal(request, 400, "");
  const auto list = app::seal_list(site.ctx(), who.officer, after, kRowsOnAPage);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  const bool has_key = app::seal_key_of(site.ctx(), who.officer.office).has_value();
  SealingPage page{.frame = site.staff_frame(request, who, locale.text("sealing.title")),
                   .lead = locale.text("sealing.lead", {std::to_string(list->rows.size())})};
  for (const Dossier& dossier : list->rows) {
    const bool electronic = has_key && !dossier.result_sha256.empty();
    page.rows.push_back({.work = work_row(site, locale, who.office, dossier,
                                          Url::path("/ho-so-day-du/{}", {dossier.code})),
                         .number = dossier.result_number,
                         .signed_at = short_instant_words(*dossier.signed_at, site.now()),
                         .ticket = electronic ? "" : ticket_of(dossier),
                         .chosen = request.query.text("chon") == "tat-ca"});
  }
  page.pages = pages_of(locale, Url::path("/quay/dong-dau"), after.has_value(), *list);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /quay/dong-dau?tu=…&chon=tat-ca
http::Response get_sealing(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /quay/dong-dau
http::Response post_sealing(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  if (!scope_for(who.officer, Action::seal))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const auto tickets = request.form.all("seal");
  if (tickets.empty())
    return show(site, request, who, Error{ErrorCode::invalid_input, "handover.none_chosen"});
  if (tickets.size() > kMostHandedOver)
    return show(site, request, who,
                Error{ErrorCode::invalid_input,
                      "handover.too_many",
                      {std::to_string(kMostHandedOver)}});
  std::vector<app::DossierCommand> commands;
  for (const std::string_view ticket : tickets) commands.push_back(command_from(ticket));
  const Locale& locale = site.locale(request);
  const std::string title = locale.text("sealing.outcome_title");
  OutcomesPage page{.frame = site.staff_frame(request, who, title),
                    .title = title,
                    .lead = "",
                    .back = Url::path("/quay/dong-dau")};
  int well = 0;
  for (const auto& sealed : app::seal_dossiers(site.ctx(), who.officer, commands)) {
    well += sealed.outcome ? 1 : 0;
    const std::string words =
        sealed.outcome ? locale.text("sign.numbered", {sealed.outcome->result_number,
                                                       sealed.outcome->submitter.full_name})
                       : "";
    page.rows.push_back(outcome_row(locale, sealed.code, sealed.outcome, words));
  }
  page.lead = locale.text("handover.outcome_lead",
                          {std::to_string(well), std::to_string(page.rows.size())});
  return site.show(request, std::move(page), well == 0 ? 409 : 200);
}

}  // namespace khongcho::web
