#include "web/counter/dossier_parts.h"

#include <algorithm>

#include "app/offices.h"
#include "core/dossier/child_dossier.h"

namespace khongcho::web {

namespace {

bool may_do(const app::DossierView& view, Action action) {
  return std::ranges::count(view.allowed, action) > 0;
}

}  // namespace

std::string office_name(const Site& site, OfficeId id) {
  if (!id) return {};
  const auto office = app::find_office(site.ctx(), id);
  return office ? office->name : "";
}

JustDone just_done(const Locale& locale, const Dossier& dossier, Instant now) {
  if (dossier.state == DossierState::instructed)
    return {.lead = locale.text("counter.just.instructed"),
            .print = print_link(locale, dossier, "supplement")};
  if (dossier.state == DossierState::rejected)
    return {.lead = locale.text("counter.just.rejected"),
            .print = print_link(locale, dossier, "refusal")};
  const DossierPromise promise = dossier_promise(locale, dossier, now);
  return {.lead = locale.text("counter.just.received"),
          .when = promise.when,
          .day = promise.day,
          .lookup_code = code_words(dossier.lookup_code),
          .print = print_link(locale, dossier, "receipt")};
}

DossierActions dossier_actions(const Site& site, const Locale& locale,
                               const app::DossierView& view) {
  using enum DossierState;
  const Dossier& dossier = view.dossier;
  const DossierState state = dossier.state;
  DossierActions actions;
  const bool assignable = state == received || state == assigned || state == drafted;
  if (assignable && may_do(view, Action::assign))
    for (const app::SpecialistLoad& load :
         app::specialists_of(site.ctx(), deciding_office(dossier)))
      actions.specialists.push_back(
          {.id = std::to_string(load.officer.id.value),
           .text = locale.text("counter.intake.specialist_load",
                               {load.officer.full_name, std::to_string(load.holding)}),
           .chosen = load.officer.id == dossier.specialist});
  if (state == supplement_requested && may_do(view, Action::receive) && is_waiting(dossier))
    actions.asked = dossier.waits.back().asked;
  actions.mark_ready = state == signed_off && may_do(view, Action::mark_ready);
  if (state == result_ready && may_do(view, Action::return_result))
    actions.hand_over = Url::path("/quay/tra/{}", {dossier.code});
  if ((state == instructed || state == rejected) && may_do(view, Action::receive))
    actions.receive_again = Url::path("/quay/tiep-nhan").with("tu", dossier.code);
  actions.withdraw = may_move(state, withdrawn) && may_do(view, Action::withdraw);
  if (state == signed_off && may_do(view, Action::receive) && !cannot_open_child(dossier))
    actions.child = Url::path("/viec/{}/ho-so-con", {dossier.code});
  actions.any = !actions.specialists.empty() || !actions.asked.empty() || actions.mark_ready ||
                !actions.hand_over.empty() || !actions.receive_again.empty() || actions.withdraw;
  return actions;
}

}  // namespace khongcho::web
