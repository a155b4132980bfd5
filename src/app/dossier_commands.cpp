#include "app/dossier_commands.h"

#include <fmt/format.h>

#include "app/change_dossier.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/sequence_store.h"

namespace khongcho::app {

namespace {

// A rule that needs nothing from the database.
auto simply(auto rule) {
  return [rule](sql::Transaction&, Dossier dossier, Instant now) {
    return rule(std::move(dossier), now);
  };
}

}  // namespace

Expected<Dossier> assign_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, OfficerId specialist) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant) -> Expected<Dossier> {
    const auto found = store::find_officer(tx, specialist);
    if (!found || found->office != dossier.office || !has_role(*found, Role::specialist))
      return Error{ErrorCode::invalid_input, "dossier.no_specialist", {}, "specialist"};
    return assign(std::move(dossier), specialist);
  };
  return change_dossier(
      ctx, officer, command,
      {.action = Action::assign, .event = DossierEventKind::assigned, .apply = apply});
}

Expected<Dossier> draft_dossier(const Context& ctx, const Officer& officer,
                                const DossierCommand& command, const std::string& draft) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::draft,
                         .event = DossierEventKind::drafted,
                         .apply = simply([&](Dossier dossier, Instant) {
                           return draft_result(std::move(dossier), draft);
                         })});
}

Expected<Dossier> request_dossier_supplement(const Context& ctx, const Officer& officer,
                                             const DossierCommand& command,
                                             const std::string& asked) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::request_supplement,
                         .event = DossierEventKind::supplement_requested,
                         .note = asked,
                         .notice = "supplement_requested",
                         .apply = simply([&](Dossier dossier, Instant now) {
                           return request_supplement(std::move(dossier), asked, now);
                         })});
}

Expected<Dossier> receive_dossier_supplement(const Context& ctx, const Officer& officer,
                                             const DossierCommand& command) {
  const auto apply = [&](sql::Transaction&, Dossier dossier, Instant now) -> Expected<Dossier> {
    // Papers brought outside hours are received at the next open instant, as a dossier would be.
    const auto at = ctx.law.calendar(dossier.profile, dossier.model).next_open(now);
    if (!at) return at.error();
    return receive_supplement(std::move(dossier), *at);
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::receive,
                         .event = DossierEventKind::supplement_received,
                         .apply = apply,
                         .due_times_move = true});
}

Expected<Dossier> exclude_dossier(const Context& ctx, const Officer& officer,
                                  const DossierCommand& command, const std::string& reason) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::exclude,
                         .event = DossierEventKind::excluded,
                         .note = reason,
                         .notice = "promise_changed",
                         .apply = simply([&](Dossier dossier, Instant) {
                           return exclude(std::move(dossier), reason);
                         }),
                         .due_times_move = true});
}

Expected<Dossier> submit_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::submit,
                         .event = DossierEventKind::submitted_for_signature,
                         .apply = simply([](Dossier dossier, Instant) {
                           return submit_for_signature(std::move(dossier));
                         })});
}

Expected<Dossier> sign_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (!may_move(dossier.state, DossierState::signed_off))
      return sign_off(std::move(dossier), officer.id, "", now);
    const std::string year = fmt::format("{}", year_of(civil_day(now)));
    const std::int64_t number = store::next_number(tx, dossier.office, "result", year);
    return sign_off(std::move(dossier), officer.id, fmt::format("{}/{}", number, year), now);
  };
  return change_dossier(
      ctx, officer, command,
      {.action = Action::sign, .event = DossierEventKind::signed_off, .apply = apply});
}

Expected<Dossier> send_dossier_back(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, const std::string& reason) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::sign,
                         .event = DossierEventKind::sent_back,
                         .note = reason,
                         .apply = simply([&](Dossier dossier, Instant) {
                           return send_back(std::move(dossier), reason);
                         })});
}

Expected<Dossier> mark_dossier_ready(const Context& ctx, const Officer& officer,
                                     const DossierCommand& command) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::mark_ready,
                         .event = DossierEventKind::result_ready,
                         .notice = "result_ready",
                         .apply = simply([](Dossier dossier, Instant now) {
                           return mark_ready(std::move(dossier), now);
                         })});
}

Expected<Dossier> return_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const HandOver& hand_over) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::return_result,
                         .event = DossierEventKind::returned,
                         .apply = simply([&](Dossier dossier, Instant now) {
                           return return_result(std::move(dossier), hand_over, now);
                         })});
}

Expected<Dossier> withdraw_dossier(const Context& ctx, const Officer& officer,
                                   const DossierCommand& command, const std::string& reason) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::withdraw,
                         .event = DossierEventKind::withdrawn,
                         .note = reason,
                         .apply = simply([&](Dossier dossier, Instant) {
                           return withdraw(std::move(dossier), reason);
                         })});
}

Expected<Dossier> stop_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command, const std::string& reason) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::stop,
                         .event = DossierEventKind::stopped,
                         .note = reason,
                         .notice = "stopped",
                         .apply = simply([&](Dossier dossier, Instant) {
                           return stop(std::move(dossier), reason);
                         })});
}

Expected<Dossier> apologise_for_dossier(const Context& ctx, const Officer& officer,
                                        const DossierCommand& command, const std::string& reason,
                                        Instant new_time) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::apologise,
                         .event = DossierEventKind::apologised,
                         .note = reason,
                         .notice = "apologised",
                         .apply = simply([&](Dossier dossier, Instant now) {
                           return apologise(std::move(dossier), reason, new_time, now);
                         })});
}

Expected<Dossier> reprint_receipt(const Context& ctx, const Officer& officer,
                                  const DossierCommand& command) {
  return change_dossier(
      ctx, officer, command,
      {.action = Action::receive,
       .event = DossierEventKind::receipt_reprinted,
       .apply = simply([](Dossier dossier, Instant) { return Expected<Dossier>(dossier); })});
}

std::vector<SignOutcome> sign_dossiers(const Context& ctx, const Officer& officer,
                                       const std::vector<DossierCommand>& commands) {
  std::vector<SignOutcome> outcomes;
  for (const DossierCommand& command : commands)
    outcomes.push_back({command.code, sign_dossier(ctx, officer, command)});
  return outcomes;
}

}  // namespace khongcho::app
