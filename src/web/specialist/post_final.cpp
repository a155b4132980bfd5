// Two things that cannot be taken back: out of the model, stopped. Each is asked once more.
#include <algorithm>

#include "app/dossier_commands.h"
#include "base/text.h"
#include "core/dossier/dossier_moves.h"
#include "web/site/confirm_page.h"
#include "web/site/dossier_form.h"
#include "web/specialist/specialist_actions.h"
#include "web/specialist/work_answer.h"

namespace khongcho::web {

namespace {

bool is_confirmed(const http::Request& request) { return !request.input("confirmed").empty(); }

struct FinalStep {
  Action action = Action::stop;
  std::string key;    // of its sentences, "stop" for work.stop.question
  std::string input;  // that holds the reason
  Url url;
};

// Nothing is changed yet: what the rules would say, and the question.
http::Response ask_again(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const FinalStep& step, const auto& rule) {
  const Locale& locale = site.locale(request);
  const app::DossierCommand command = dossier_command(request);
  const auto view = app::dossier_view(site.ctx(), who.officer, command.code, "work_final");
  if (!view) return site.refusal(request, view.error());
  if (std::ranges::count(view->allowed, step.action) == 0)
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  if (command.version != view->dossier.version)
    return show_work_dossier(site, request, who, Error{ErrorCode::conflict, "dossier.changed"});
  const Expected<Dossier> outcome = rule(view->dossier);
  if (!outcome)
    return show_work_dossier(site, request, who, with_input(outcome.error(), step.input));

  Confirm confirm{.question = locale.text("work." + step.key + ".question", {command.code}),
                  .consequence = locale.text("work." + step.key + ".consequence",
                                             {view->dossier.submitter.full_name}),
                  .button = locale.text("work." + step.key + ".confirm"),
                  .action = step.url,
                  .back = Url::path("/viec/{}", {command.code}),
                  .version = std::to_string(command.version),
                  .sent = {{"request_key", command.request_key}, {"confirmed", "1"}}};
  for (const std::string name : {"why", "exclude_reason", "stop_reason"})
    if (request.form.has(name)) confirm.sent.push_back({name, std::string(request.input(name))});
  return site.show(request, ConfirmPage{.frame = site.staff_frame(request, who, confirm.question),
                                        .confirm = confirm});
}

// One of the model's reasons, then the words typed; kept and printed in Vietnamese.
std::string exclusion_reason(const Site& site, const http::Request& request) {
  const std::string why(request.input("why"));
  const std::string typed = tidy_text(request.input("exclude_reason"));
  const std::string key = "work.excluded_when." + why;
  if (why.empty() || !site.ctx().vietnamese.has(key)) return typed;
  const std::string chosen = site.ctx().vietnamese.text(key);
  return typed.empty() ? chosen : chosen + ": " + typed;
}

}  // namespace

// POST /viec/{code}/loai-khoi-mo-hinh
http::Response post_exclusion(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const std::string code(request.param("code"));
  const std::string reason = exclusion_reason(site, request);
  if (!is_confirmed(request))
    return ask_again(site, request, who,
                     {.action = Action::exclude,
                      .key = "exclude",
                      .input = "exclude_reason",
                      .url = Url::path("/viec/{}/loai-khoi-mo-hinh", {code})},
                     [&](const Dossier& dossier) { return exclude(dossier, reason); });
  auto outcome =
      app::exclude_dossier(site.ctx(), who.officer, dossier_command(request), reason);
  if (!outcome) outcome = with_input(outcome.error(), "exclude_reason");
  return answer_work_form(site, request, who, outcome, Url::path("/viec/{}", {code}),
                          "notice.excluded");
}

// POST /viec/{code}/dung
http::Response post_stop(const Site& site, const http::Request& request,
                         const app::SignedIn& who) {
  const std::string code(request.param("code"));
  const std::string reason(request.input("stop_reason"));
  if (!is_confirmed(request))
    return ask_again(site, request, who,
                     {.action = Action::stop,
                      .key = "stop",
                      .input = "stop_reason",
                      .url = Url::path("/viec/{}/dung", {code})},
                     [&](const Dossier& dossier) { return stop(dossier, reason); });
  auto outcome = app::stop_dossier(site.ctx(), who.officer, dossier_command(request), reason);
  if (!outcome) outcome = with_input(outcome.error(), "stop_reason");
  return answer_work_form(site, request, who, outcome, Url::path("/viec/{}", {code}),
                          "notice.stopped");
}

}  // namespace khongcho::web
