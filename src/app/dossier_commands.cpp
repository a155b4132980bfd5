#include "app/dossier_commands.h"

#include "app/change_dossier.h"
#include "app/child_chain.h"
#include "app/registers.h"
#include "app/route_ahead.h"
#include "app/signing_right.h"
#include "core/dossier/cannot_now.h"
#include "core/dossier/consultation.h"
#include "core/dossier/dossier_permission.h"
#include "core/dossier/hand_over.h"
#include "store/consultation_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/signing_key_store.h"

namespace khongcho::app {

namespace {

// A rule that needs nothing from the database.
auto simply(auto rule) {
  return [rule](sql::Transaction&, Dossier dossier, Instant now) {
    return rule(std::move(dossier), now);
  };
}

// Parallel steps join before the signature: what another office was asked, or does inside this
// dossier, must have come back.
std::optional<Error> still_elsewhere(sql::Transaction& tx, const Dossier& dossier) {
  if (has_open_consultation(dossier)) return Error{ErrorCode::conflict, "consult.still_open"};
  for (const Dossier& child : store::children_of(tx, dossier.id))
    if (!is_final(child.state))
      return Error{ErrorCode::conflict, "consult.child_still_open", {child.code}};
  return {};
}

// Signed: on its way to whoever has the seal, or to the counter.
void offer_for_sealing(const Context& ctx, Dossier& dossier, Instant now) {
  const RouteStep* seal_step = step_ahead(ctx, dossier, StepKind::seal);
  offer(dossier, seal_step ? seal_step->role : Role::receptionist, {}, now);
}

// Where the citizen fetches it: what others have done goes there.
bool is_at_the_counter(const Officer& officer, const Dossier& dossier) {
  return has_role(officer, Role::receptionist) && officer.office == dossier.office;
}

// At an office whose own people have the seal, bringing a result to the counter includes sealing
// it; where a records clerk has it, that must have been done.
Expected<Dossier> sealed_on_the_way(const Context& ctx, sql::Transaction& tx,
                                    const Officer& officer, Dossier dossier, Instant now) {
  const RouteStep* seal_step = step_ahead(ctx, dossier, StepKind::seal);
  if (!seal_step || dossier.sealed_at || dossier.state != DossierState::signed_off) return dossier;
  if (!has_the_seal(ctx, officer, dossier) || !may(officer, Action::seal, dossier))
    return Error{ErrorCode::conflict, "dossier.not_sealed"};
  // A file signed electronically gets the office's electronic seal where there is one.
  if (!dossier.result_sha256.empty() && store::seal_of(tx, deciding_office(dossier)))
    return Error{ErrorCode::conflict, "dossier.not_sealed_digitally"};
  return seal(std::move(dossier), officer.id, now);
}

// To the specialist, by whoever has it before them.
Expected<Dossier> send_back_by(const Context& ctx, const Officer& officer,
                               const DossierCommand& command, Action action,
                               const std::string& reason) {
  const bool from_appraisal = action == Action::appraise;
  // Whoever may sign it may say what is wrong with it.
  const auto refusal = [&](sql::Transaction& tx, const Dossier& dossier,
                           Instant now) -> std::optional<Error> {
    if (from_appraisal && !may(officer, action, dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    if (from_appraisal) return {};
    const auto right = signing_right(ctx, tx, officer, dossier, now);
    return right ? std::optional<Error>{} : right.error();
  };
  return change_dossier(
      ctx, officer, command,
      {.action = action,
       .event = DossierEventKind::sent_back,
       .note = reason,
       .apply = simply([&](Dossier dossier, Instant now) -> Expected<Dossier> {
         if ((dossier.state == DossierState::awaiting_appraisal) != from_appraisal)
           return cannot_now(dossier);
         auto back = send_back(std::move(dossier), reason);
         if (back) offer(*back, Role::specialist, back->specialist, now);
         return back;
       }),
       .in_hand = true,
       .refusal = refusal});
}

}  // namespace

Expected<Dossier> assign_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, OfficerId specialist) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    const auto found = store::find_officer(tx, specialist);
    if (!found || found->office != deciding_office(dossier) || !has_role(*found, Role::specialist))
      return Error{ErrorCode::invalid_input, "dossier.no_specialist", {}, "specialist"};
    auto assigned = assign(std::move(dossier), specialist);
    if (!assigned) return assigned;
    if (assigned->holder != specialist) offer(*assigned, Role::specialist, specialist, now);
    return assigned;
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
                         }),
                         .in_hand = true});
}

Expected<Dossier> request_dossier_supplement(const Context& ctx, const Officer& officer,
                                             const DossierCommand& command,
                                             const std::string& asked) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::request_supplement,
                         .event = DossierEventKind::supplement_requested,
                         .note = asked,
                         .notice = CitizenNoticeKind::supplement_requested,
                         .apply = simply([&](Dossier dossier, Instant now) {
                           return request_supplement(std::move(dossier), asked, now);
                         }),
                         .in_hand = true});
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
                         .notice = CitizenNoticeKind::promise_changed,
                         .apply = simply([&](Dossier dossier, Instant) {
                           return exclude(std::move(dossier), reason);
                         }),
                         .due_times_move = true,
                         .in_hand = true});
}

Expected<Dossier> submit_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (auto problem = still_elsewhere(tx, dossier)) return *problem;
    const RouteStep* appraisal = step_ahead(ctx, dossier, StepKind::appraise);
    auto submitted = appraisal ? submit_for_appraisal(std::move(dossier))
                               : submit_for_signature(std::move(dossier));
    if (submitted)
      offer(*submitted, appraisal ? appraisal->role : signing_role(ctx, *submitted), {}, now);
    return submitted;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::submit,
                         .event = DossierEventKind::submitted_for_signature,
                         .apply = apply,
                         .in_hand = true});
}

Expected<Dossier> appraise_dossier(const Context& ctx, const Officer& officer,
                                   const DossierCommand& command) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::appraise,
                         .event = DossierEventKind::appraised,
                         .apply = simply([&](Dossier dossier, Instant now) {
                           auto appraised = appraise(std::move(dossier));
                           if (appraised) offer(*appraised, signing_role(ctx, *appraised), {}, now);
                           return appraised;
                         }),
                         .in_hand = true});
}

Expected<Dossier> sign_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command) {
  std::string signed_under;
  const auto refusal = [&](sql::Transaction& tx, const Dossier& dossier,
                           Instant now) -> std::optional<Error> {
    const auto right = signing_right(ctx, tx, officer, dossier, now);
    if (!right) return right.error();
    signed_under = right->signed_under();
    return {};
  };
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (!may_move(dossier.state, DossierState::signed_off))
      return sign_off(std::move(dossier), officer.id, "", now);
    const auto number = enter_in_registers(tx, ctx, dossier, officer, now);
    if (!number) return number.error();
    auto signed_off = sign_off(std::move(dossier), officer.id, *number, now);
    if (!signed_off) return signed_off;
    signed_off->signed_under = signed_under;
    offer_for_sealing(ctx, *signed_off, now);
    return signed_off;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::sign,
                         .event = DossierEventKind::signed_off,
                         .apply = apply,
                         .in_hand = true,
                         .refusal = refusal});
}

Expected<Dossier> send_dossier_back(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, const std::string& reason) {
  return send_back_by(ctx, officer, command, Action::sign, reason);
}

Expected<Dossier> send_dossier_back_from_appraisal(const Context& ctx, const Officer& officer,
                                                   const DossierCommand& command,
                                                   const std::string& reason) {
  return send_back_by(ctx, officer, command, Action::appraise, reason);
}

Expected<Dossier> seal_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::seal,
                         .event = DossierEventKind::sealed,
                         .apply = simply([&](Dossier dossier, Instant now) -> Expected<Dossier> {
                           if (!has_the_seal(ctx, officer, dossier))
                             return Error{ErrorCode::not_allowed, "dossier.seal_of_clerk"};
                           if (!step_ahead(ctx, dossier, StepKind::seal))
                             return Error{ErrorCode::conflict, "dossier.no_seal_step"};
                           auto sealed = seal(std::move(dossier), officer.id, now);
                           if (sealed && !is_at_the_counter(officer, *sealed))
                             offer(*sealed, Role::receptionist, {}, now);
                           return sealed;
                         }),
                         .in_hand = true});
}

Expected<Dossier> mark_dossier_ready(const Context& ctx, const Officer& officer,
                                     const DossierCommand& command) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (auto problem = chain_not_done(ctx, tx, dossier)) return *problem;
    auto sealed = sealed_on_the_way(ctx, tx, officer, std::move(dossier), now);
    if (!sealed) return sealed;
    auto ready = mark_ready(std::move(*sealed), now);
    if (ready && !is_at_the_counter(officer, *ready)) offer(*ready, Role::receptionist, {}, now);
    return ready;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::mark_ready,
                         .event = DossierEventKind::result_ready,
                         .notice = CitizenNoticeKind::result_ready,
                         .apply = apply,
                         .in_hand = true});
}

Expected<Dossier> return_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const HandOver& hand_over) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::return_result,
                         .event = DossierEventKind::returned,
                         .apply = simply([&](Dossier dossier, Instant now) {
                           auto returned = return_result(std::move(dossier), hand_over, now);
                           if (returned) give_to_citizen(*returned);
                           return returned;
                         }),
                         .in_hand = true});
}

Expected<Dossier> withdraw_dossier(const Context& ctx, const Officer& officer,
                                   const DossierCommand& command, const std::string& reason) {
  return change_dossier(ctx, officer, command,
                        {.action = Action::withdraw,
                         .event = DossierEventKind::withdrawn,
                         .note = reason,
                         .apply = simply([&](Dossier dossier, Instant) {
                           auto withdrawn = withdraw(std::move(dossier), reason);
                           if (withdrawn) give_to_citizen(*withdrawn);
                           return withdrawn;
                         }),
                         .in_hand = true});
}

Expected<Dossier> stop_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command, const std::string& reason) {
  return change_dossier(
      ctx, officer, command,
      {.action = Action::stop,
       .event = DossierEventKind::stopped,
       .note = reason,
       .notice = CitizenNoticeKind::stopped,
       .apply = simply([&](Dossier dossier, Instant) { return stop(std::move(dossier), reason); }),
       .in_hand = true});
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
