#include "app/delegations.h"

#include <algorithm>

#include "app/officer_notices.h"
#include "app/route_ahead.h"
#include "store/duty_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr std::chrono::days kKeptInList{366};

bool may_delegate(const Officer& officer, OfficeId office) {
  return may(officer, Action::delegate, ActionTarget{office});
}

// One's own signature, and the chair every signer's of the office.
bool may_give_for(const Officer& officer, const Officer& giver, OfficeId office) {
  if (!may(giver, Action::sign, ActionTarget{office})) return false;
  return giver.id == officer.id || has_role(officer, Role::commune_chair);
}

// KT. is for deputies alone (NĐ 30/2020/NĐ-CP, Điều 13).
bool is_deputy(const std::string& title, const Locale& papers) {
  return title.starts_with(papers.text("result.deputy") + " ");
}

// In their own right everything the office signs: a deputy does not where a route names the chair.
bool signs_everything(const Context& ctx, const Officer& officer, const Office& office,
                      CivilDay today) {
  return may(officer, Action::sign, ActionTarget{office.id}) &&
         fields_of_other_signers(ctx, officer, office, today).empty();
}

std::optional<Error> problem_of(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                                const Delegation& delegation, CivilDay today) {
  const auto giver = store::find_officer(tx, delegation.from);
  if (!giver || !may_give_for(officer, *giver, delegation.office))
    return Error{ErrorCode::invalid_input, "duty.not_your_signature", {}, "from"};
  if (auto problem = delegation_problem(delegation, today)) return problem;
  const auto receiver = store::find_officer(tx, delegation.to);
  if (!receiver || !receiver->active || receiver->office != delegation.office)
    return Error{ErrorCode::invalid_input, "duty.wrong_receiver", {}, "to"};
  if (delegation.manner == DelegationManner::for_head &&
      !is_deputy(receiver->title, ctx.vietnamese))
    return Error{ErrorCode::invalid_input, "duty.not_a_deputy", {receiver->full_name}, "manner"};
  const auto office = store::find_office(tx, delegation.office);
  if (!office || signs_everything(ctx, *receiver, *office, today))
    return Error{ErrorCode::invalid_input, "duty.signs_anyway", {receiver->full_name}, "to"};
  return {};
}

Expected<Delegation> delegation_of(sql::Transaction& tx, const Officer& officer, DelegationId id) {
  const auto found = store::find_delegation(tx, id);
  const bool concerned =
      found && (found->to == officer.id || may_delegate(officer, found->office));
  if (!concerned) return Error{ErrorCode::not_found, "duty.unknown_delegation"};
  return *found;
}

}  // namespace

std::string DelegationList::name_of(OfficerId officer) const {
  const auto found = std::ranges::find(people, officer, &Officer::id);
  return found == people.end() ? std::string{} : found->full_name;
}

Expected<DelegationList> delegation_list(const Context& ctx, const Officer& officer) {
  if (!may_delegate(officer, officer.office))
    return Error{ErrorCode::not_allowed, "duty.delegates_not"};
  const CivilDay today = civil_day(ctx.time.now());
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<DelegationList> {
    const auto office = store::find_office(tx, officer.office);
    if (!office) return Error{ErrorCode::not_allowed, "duty.delegates_not"};
    DelegationList list{.office = *office,
                        .delegations = store::delegations_of_office(tx, office->id,
                                                                    today - kKeptInList),
                        .people = store::officers_of(tx, office->id),
                        .givers = {},
                        .receivers = {},
                        .fields = {}};
    std::ranges::reverse(list.delegations);
    for (const Officer& each : list.people) {
      if (may_give_for(officer, each, office->id)) list.givers.push_back(each);
      if (each.active && !signs_everything(ctx, each, *office, today))
        list.receivers.push_back(each);
    }
    for (const Procedure* procedure : ctx.law.procedures(*office, today))
      if (std::ranges::find(list.fields, procedure->field) == list.fields.end())
        list.fields.push_back(procedure->field);
    return list;
  });
}

Expected<Delegation> give_delegation(const Context& ctx, const Officer& officer,
                                     Delegation delegation) {
  if (!may_delegate(officer, officer.office))
    return Error{ErrorCode::not_allowed, "duty.delegates_not"};
  const Instant now = ctx.time.now();
  delegation.id = make<DelegationId>();
  delegation.office = officer.office;
  delegation.created_by = officer.id;
  delegation.created_at = now;
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Delegation> {
    if (auto problem = problem_of(ctx, tx, officer, delegation, civil_day(now)))
      return *problem;
    store::insert(tx, delegation);
    notify(tx, now, delegation.to,
           {.key = "duty.notice_delegated",
            .args = {delegation.document_number, day_text(delegation.first_day),
                     day_text(delegation.last_day)},
            .link = "/ky"});
    return delegation;
  });
}

Expected<Delegation> find_delegation(const Context& ctx, const Officer& officer, DelegationId id) {
  return sql::read(ctx.db,
                   [&](sql::Transaction& tx) { return delegation_of(tx, officer, id); });
}

Expected<Delegation> revoke_delegation(const Context& ctx, const Officer& officer,
                                       DelegationId id) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Delegation> {
    auto delegation = delegation_of(tx, officer, id);
    if (!delegation) return delegation;
    if (!may_delegate(officer, delegation->office))
      return Error{ErrorCode::not_allowed, "duty.delegates_not"};
    if (delegation->revoked_at) return delegation;
    delegation->revoked_by = officer.id;
    delegation->revoked_at = now;
    store::update(tx, *delegation);
    notify(tx, now, delegation->to,
           {.key = "duty.notice_revoked", .args = {delegation->document_number}});
    return delegation;
  });
}

}  // namespace khongcho::app
