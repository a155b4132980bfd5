#include <algorithm>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "app/signing_right.h"
#include "http/error_status.h"
#include "web/signer/sign_dossier_page.h"
#include "web/signer/signer_actions.h"
#include "web/signer/signing_actions.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

http::Response show_sign_dossier(const Site& site, const http::Request& request,
                                 const app::SignedIn& who, const std::optional<Error>& error) {
  const auto view = app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")),
                                      "sign_dossier");
  if (!view) return site.refusal(request, view.error());
  if (app::leaves_to_another(site.ctx(), who.officer, view->dossier))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.other_signer"});
  if (std::ranges::count(view->allowed, Action::sign) == 0)
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const Locale& locale = site.locale(request);
  PageFrame frame = site.staff_frame(request, who, locale.text("sign.dossier_title"));
  SignDossierPage page{
      review_of(site, request, *view, std::move(frame), DossierState::awaiting_signature),
      Url::path("/ket-qua/{}", {view->dossier.code})};
  page.ticket = page.code + ":" + std::to_string(page.version) + ":" + page.request_key;
  page.key = key_box(site, locale, app::signing_key_of(site.ctx(), who.officer));
  if (!error) return site.show(request, std::move(page));
  show_problem(page, site, request, who, *error);
  return site.show(request, std::move(page), http::error_status(error->code));
}

// Back to the list for the next one, or the page again with what went wrong.
http::Response answer(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const Expected<Dossier>& outcome, std::string_view notice) {
  if (outcome) return site.done(Url::path("/ky"), notice, {outcome->code, outcome->result_number});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_sign_dossier(site, request, who, error);
}

}  // namespace

// GET /ky/{code}
http::Response get_sign_dossier(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  return show_sign_dossier(site, request, who, {});
}

// POST /ky/{code}/ky
http::Response post_signature(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  return answer(site, request, who,
                app::sign_dossier(site.ctx(), who.officer, dossier_command(request)),
                "notice.signed");
}

// POST /ky/{code}/tra-lai
http::Response post_sending_back(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  return answer(site, request, who,
                app::send_dossier_back(site.ctx(), who.officer, dossier_command(request),
                                       std::string(request.input("reason"))),
                "notice.sent_back");
}

}  // namespace khongcho::web
