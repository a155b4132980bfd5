#include "app/apologies.h"
#include "app/apology_preview.h"
#include "app/dossier_views.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/alarm/alarm_actions.h"
#include "web/alarm/apology_page.h"
#include "web/alarm/apology_paper_page.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

// "2023-10-02T09:00", as the input wants it.
std::string input_time(Instant at) {
  return iso_instant(at).substr(0, 16);
}

std::string proposed_words(const Locale& locale, const app::DossierView& view) {
  const Dossier& dossier = view.dossier;
  if (!dossier.apology_proposed_at) return "";
  const auto by = view.officers.find(dossier.apology_proposed_by);
  return locale.text(
      "apology.proposed_by",
      {by == view.officers.end() ? locale.text("apology.clock") : by->second.full_name,
       instant_words(*dossier.apology_proposed_at)});
}

ApologyPage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const app::DossierView& view) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = view.dossier;
  ApologyPage page{.frame = site.staff_frame(request, who, locale.text("apology.one_title")),
                   .code = dossier.code,
                   .procedure_name = procedure_words(site, view.office, dossier),
                   .full_name = dossier.submitter.full_name,
                   .proposed = proposed_words(locale, view),
                   .version = dossier.version,
                   .request_key = random_token(18),
                   .state = state_tag(locale, dossier.state),
                   .promise = dossier_promise(locale, dossier, site.now()),
                   .waits = dossier.apology_proposed_at.has_value(),
                   .may_sign = app::may_sign_apology(who.officer, dossier),
                   .reason = dossier.apology_reason,
                   .new_time = dossier.proposed_time ? input_time(*dossier.proposed_time) : "",
                   .refusal = std::string(request.input("refusal")),
                   .dossier = dossier_page(who.officer, dossier.code),
                   .facts = dossier_facts(locale, view)};
  if (request.form.has("reason")) page.reason = std::string(request.input("reason"));
  if (request.form.has("new_time")) page.new_time = std::string(request.input("new_time"));
  return page;
}

http::Response show_apology(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const std::optional<Error>& error) {
  const auto view =
      app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")), "apology");
  if (!view) return site.refusal(request, view.error());
  ApologyPage page = page_of(site, request, who, *view);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(site.locale(request), {*error});
  page.reason_problem = page.problem->of("reason");
  page.time_problem = page.problem->of("new_time");
  page.refusal_problem = page.problem->of("refusal");
  if (error->message_id == "dossier.changed")
    page.changes =
        changes_for(site, request, who, view->dossier.code, dossier_command(request).version);
  return site.show(request, std::move(page), http::error_status(error->code));
}

http::Response answer(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const Expected<Dossier>& outcome, std::string_view notice) {
  if (outcome) return site.done(Url::path("/xin-loi"), notice, {outcome->code});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_apology(site, request, who, error);
}

}  // namespace

// GET /xin-loi/{code}
http::Response get_apology(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  return show_apology(site, request, who, {});
}

// GET /xin-loi/{code}/mau-04: as it would be, signed by the reader now.
http::Response get_apology_preview(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  const std::string code(request.param("code"));
  auto form = app::apology_preview(site.ctx(), who.officer, code);
  if (!form) return site.refusal(request, form.error());
  ApologyPaperPage page{.frame = site.staff_frame(request, who, form->title),
                        .form = std::move(*form)};
  page.frame.home = Url::path("/xin-loi/{}", {code});
  return site.show(request, std::move(page));
}

// POST /xin-loi/{code}/ky
http::Response post_apology_signature(const Site& site, const http::Request& request,
                                      const app::SignedIn& who) {
  const auto new_time = parse_instant(request.input("new_time"));
  if (!new_time)
    return show_apology(
        site, request, who,
        Error{ErrorCode::invalid_input, "work.new_time_unreadable", {}, "new_time"});
  return answer(site, request, who,
                app::sign_dossier_apology(site.ctx(), who.officer, dossier_command(request),
                                          std::string(request.input("reason")), *new_time),
                "notice.apologised");
}

// POST /xin-loi/{code}/khong-ky
http::Response post_apology_refusal(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  auto outcome = app::decline_dossier_apology(site.ctx(), who.officer, dossier_command(request),
                                              std::string(request.input("refusal")));
  if (!outcome && outcome.error().input == "reason") {
    Error error = outcome.error();
    error.input = "refusal";
    outcome = error;
  }
  return answer(site, request, who, outcome, "notice.apology_declined");
}

}  // namespace khongcho::web
