#include "app/apologies.h"
#include "app/dossier_commands.h"
#include "base/text.h"
#include "web/site/dossier_form.h"
#include "web/specialist/specialist_actions.h"
#include "web/specialist/work_answer.h"

namespace khongcho::web {

namespace {

Url page_url(const http::Request& request) {
  return Url::path("/viec/{}", {std::string(request.param("code"))});
}

// The draft first, where the box says something new; each of the two writes has its own key.
Expected<Dossier> draft_and_submit(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  app::DossierCommand command = dossier_command(request);
  const std::string draft(request.input("draft"));
  const auto view = app::dossier_view(site.ctx(), who.officer, command.code, "work_submit");
  if (!view) return view.error();
  const bool new_draft = request.form.has("draft") && draft != view->dossier.draft;
  if (new_draft && view->dossier.state != DossierState::awaiting_signature) {
    app::DossierCommand save = command;
    if (!save.request_key.empty()) save.request_key += "-draft";
    const auto drafted = app::draft_dossier(site.ctx(), who.officer, save, draft);
    if (!drafted) return drafted.error();
    command.version = drafted->version;
  }
  return app::submit_dossier(site.ctx(), who.officer, command);
}

}  // namespace

// POST /viec/{code}/du-thao
http::Response post_draft(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return answer_work_form(site, request, who,
                          app::draft_dossier(site.ctx(), who.officer, dossier_command(request),
                                             std::string(request.input("draft"))),
                          page_url(request), "notice.drafted");
}

// POST /viec/{code}/trinh-ky
http::Response post_submission(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return answer_work_form(site, request, who, draft_and_submit(site, request, who),
                          Url::path("/viec"), "notice.submitted");
}

// POST /viec/{code}/bo-sung
http::Response post_supplement_request(const Site& site, const http::Request& request,
                                       const app::SignedIn& who) {
  return answer_work_form(
      site, request, who,
      app::request_dossier_supplement(site.ctx(), who.officer, dossier_command(request),
                                      std::string(request.input("asked"))),
      page_url(request), "notice.supplement_requested");
}

// POST /viec/{code}/xin-loi: the head signs, others propose.
http::Response post_apology(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto new_time = parse_instant(request.input("new_time"));
  if (!new_time)
    return answer_work_form(
        site, request, who,
        Error{ErrorCode::invalid_input, "work.new_time_unreadable", {}, "new_time"}, {}, "");
  const std::string reason(request.input("apology_reason"));
  const bool signs = app::signs_apologies(who.officer);
  auto outcome = (signs ? app::sign_dossier_apology : app::propose_dossier_apology)(
      site.ctx(), who.officer, dossier_command(request), reason, *new_time);
  if (!outcome) outcome = with_input(outcome.error(), "apology_reason");
  return answer_work_form(site, request, who, outcome, page_url(request),
                          signs ? "notice.apologised" : "notice.apology_proposed");
}

}  // namespace khongcho::web
