#include <algorithm>

#include "app/dossier_commands.h"
#include "app/step_work.h"
#include "http/error_status.h"
#include "web/appraisal/appraisal_page.h"
#include "web/site/dossier_form.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

// GET /tham-dinh?tu=…
http::Response get_appraisals(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto after = page_key_from(request.query.text("tu"));
  if (request.query.has("tu") && !after) return site.refusal(request, 400, "");
  const auto list = app::appraisal_list(site.ctx(), who.officer, after, kRowsOnAPage);
  if (!list) return site.refusal(request, list.error());
  const Locale& locale = site.locale(request);
  AppraisalsPage page{.frame = site.staff_frame(request, who, locale.text("appraisal.title")),
                      .lead = locale.text("appraisal.lead", {std::to_string(list->rows.size())})};
  for (const Dossier& dossier : list->rows)
    page.rows.push_back(
        work_row(site, locale, who.office, dossier, Url::path("/tham-dinh/{}", {dossier.code})));
  page.pages = pages_of(locale, Url::path("/tham-dinh"), after.has_value(), *list);
  return site.show(request, std::move(page));
}

http::Response show_appraisal(const Site& site, const http::Request& request,
                              const app::SignedIn& who, const std::optional<Error>& error) {
  const auto view =
      app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")), "appraisal");
  if (!view) return site.refusal(request, view.error());
  if (std::ranges::count(view->allowed, Action::appraise) == 0)
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  PageFrame frame = site.staff_frame(request, who, site.locale(request).text("appraisal.title"));
  AppraisalPage page{
      review_of(site, request, *view, std::move(frame), DossierState::awaiting_appraisal),
      view->dossier.exclusion_reason};
  if (!error) return site.show(request, std::move(page));
  show_problem(page, site, request, who, *error);
  return site.show(request, std::move(page), http::error_status(error->code));
}

// Back to the list for the next one, or the page again with what went wrong.
http::Response answer(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const Expected<Dossier>& outcome, std::string_view notice) {
  if (outcome) return site.done(Url::path("/tham-dinh"), notice, {outcome->code});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_appraisal(site, request, who, error);
}

// POST /tham-dinh/{code}/dat
http::Response post_approval(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  return answer(site, request, who,
                app::appraise_dossier(site.ctx(), who.officer, dossier_command(request)),
                "notice.appraised");
}

// POST /tham-dinh/{code}/tra-lai
http::Response post_sending_back(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  return answer(
      site, request, who,
      app::send_dossier_back_from_appraisal(site.ctx(), who.officer, dossier_command(request),
                                            std::string(request.input("reason"))),
      "notice.sent_back");
}

}  // namespace

void add_appraisal_routes(http::Router& router, const Site& site) {
  const auto staff = [&site](auto page) {
    return [&site, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, request, who);
    };
  };
  site.staff_get(router, "/tham-dinh", staff(get_appraisals));
  site.staff_get(router, "/tham-dinh/{code}",
                 staff([](const Site& of, const http::Request& request, const app::SignedIn& who) {
                   return show_appraisal(of, request, who, {});
                 }));
  site.staff_post(router, "/tham-dinh/{code}/dat", staff(post_approval));
  site.staff_post(router, "/tham-dinh/{code}/tra-lai", staff(post_sending_back));
}

}  // namespace khongcho::web
