#include "app/dossier_commands.h"
#include "base/text.h"
#include "web/counter/counter_actions.h"
#include "web/counter/dossier_answer.h"
#include "web/counter/return_form.h"

namespace khongcho::web {

namespace {

Satisfaction satisfaction_from(std::string_view typed) {
  if (typed == "1") return Satisfaction::unsatisfied;
  if (typed == "2") return Satisfaction::satisfied;
  if (typed == "3") return Satisfaction::very_satisfied;
  return Satisfaction::not_asked;
}

HandOver read_hand_over(const http::Request& request) {
  return {.returned_to = std::string(request.input("returned_to")),
          .identity_checked = !request.input("identity_checked").empty(),
          .satisfaction = satisfaction_from(request.input("satisfaction")),
          .fee_paid = !request.input("fee_paid").empty()};
}

// Everything left undone, at once; the rules themselves are in core.
std::vector<Error> left_undone(const Dossier& dossier, const HandOver& hand_over) {
  std::vector<Error> errors;
  const auto add = [&](const char* key, const char* input) {
    errors.push_back({ErrorCode::invalid_input, key, {}, input});
  };
  if (!hand_over.identity_checked) add("dossier.identity_not_checked", "identity_checked");
  if (dossier.fee > 0 && !dossier.fee_paid && !hand_over.fee_paid)
    add("counter.return.fee_unpaid", "fee_paid");
  if (tidy_text(hand_over.returned_to).empty()) add("dossier.nobody_signed", "returned_to");
  return errors;
}

}  // namespace

// POST /quay/tra/{code}
http::Response post_return(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const app::DossierCommand command = dossier_command(request);
  const HandOver hand_over = read_hand_over(request);
  const auto view = app::dossier_view(site.ctx(), who.officer, command.code, "counter_return");
  if (!view) return site.refusal(request, view.error());
  ReturnShown again{.typed = hand_over, .errors = {}, .version_seen = command.version};
  if (view->dossier.state == DossierState::result_ready)
    again.errors = left_undone(view->dossier, hand_over);
  if (!again.errors.empty()) return show_return(site, request, who, again);

  const auto returned = app::return_dossier(site.ctx(), who.officer, command, hand_over);
  if (returned)
    return site.done(Url::path("/quay"), "notice.returned",
                     {returned->returned_to, returned->code});
  if (returned.error().code == ErrorCode::not_found ||
      returned.error().code == ErrorCode::not_allowed)
    return site.refusal(request, returned.error());
  again.errors = {returned.error()};
  return show_return(site, request, who, again);
}

}  // namespace khongcho::web
