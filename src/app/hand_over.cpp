#include "app/hand_over.h"

#include <algorithm>
#include <set>

#include "app/change_dossier.h"
#include "base/text.h"
#include "core/dossier/dossier_permission.h"
#include "core/dossier/hand_over.h"
#include "store/dossier_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

// The roles whose offers this officer may accept.
std::vector<Role> roles_meant(const Officer& officer) {
  std::vector<Role> roles;
  for (const Grant& grant : officer.grants) roles.push_back(grant.role);
  // A chair signs what is offered to the signers.
  if (has_role(officer, Role::commune_chair) && !has_role(officer, Role::signer))
    roles.push_back(Role::signer);
  return roles;
}

std::map<OfficerId, Officer> officers_in(sql::Transaction& tx, const HandOverList& list) {
  std::map<OfficerId, Officer> named;
  for (const auto* dossiers : {&list.for_me, &list.from_me, &list.in_hand})
    for (const Dossier& dossier : *dossiers)
      for (const OfficerId id : {dossier.holder, dossier.offered_to})
        if (id && !named.contains(id))
          if (auto officer = store::find_officer(tx, id)) named.emplace(id, std::move(*officer));
  return named;
}

// Cuts what is over the limit off; answers whether there was.
bool cut(std::vector<Dossier>& rows, int limit) {
  const auto most = static_cast<std::size_t>(limit);
  if (rows.size() <= most) return false;
  rows.resize(most);
  return true;
}

store::OfferKey key_of(const Dossier& dossier) {
  return {*dossier.offered_at, dossier.id};
}

void add_for_me(sql::Transaction& tx, HandOverList& list, const Officer& officer,
                const store::OfferKey& after, int limit) {
  list.for_me = store::offered_to(tx, officer.id, limit + 1, after);
  for (const Role role : roles_meant(officer))
    for (Dossier& dossier : store::offered_to_role(tx, officer.office, role, limit + 1, after))
      list.for_me.push_back(std::move(dossier));
  std::ranges::sort(list.for_me, {}, [](const Dossier& dossier) {
    return std::pair{*dossier.offered_at, dossier.id};
  });
  if (cut(list.for_me, limit)) list.next_for_me = key_of(list.for_me.back());
  std::erase_if(list.for_me, [&](const Dossier& dossier) {
    return dossier.offered_to != officer.id &&
           (!may_accept(officer, dossier) || dossier.holder == officer.id);
  });
}

// The code a dossier has, from whichever of its two codes was scanned.
std::string dossier_code(const Context& ctx, const std::string& scanned) {
  std::string code = tidy_text(scanned);
  if (code.size() > 9) return code;
  std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
  std::ranges::transform(code, code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    const auto found = store::find_dossier_by_lookup_code(tx, code);
    return found ? found->code : code;
  });
}

}  // namespace

Expected<Dossier> hand_over_dossier(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, OfficerId to) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    const auto taker = store::find_officer(tx, to);
    if (!taker || (taker->office != dossier.office && taker->office != deciding_office(dossier)))
      return Error{ErrorCode::invalid_input, "handover.no_officer", {}, "to"};
    return hand_over(std::move(dossier), officer.id, *taker, now);
  };
  return change_dossier(
      ctx, officer, command,
      {.action = Action::view, .event = DossierEventKind::handed_over, .apply = apply});
}

Expected<Dossier> accept_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command) {
  const auto apply = [&](sql::Transaction&, Dossier dossier, Instant) -> Expected<Dossier> {
    if (is_offered(dossier) && !may_accept(officer, dossier))
      return Error{ErrorCode::not_allowed, "handover.not_for_you"};
    return accept(std::move(dossier), officer.id);
  };
  return change_dossier(
      ctx, officer, command,
      {.action = Action::view, .event = DossierEventKind::accepted, .apply = apply});
}

std::vector<HandOverOutcome> accept_dossiers(const Context& ctx, const Officer& officer,
                                             const std::vector<std::string>& codes,
                                             const std::string& request_key) {
  std::vector<HandOverOutcome> outcomes;
  std::set<std::string> done;
  for (const std::string& scanned : codes) {
    const std::string code = dossier_code(ctx, scanned);
    if (code.empty() || !done.insert(code).second) continue;
    const std::string key = request_key.empty() ? "" : request_key + ":" + code;
    outcomes.push_back({scanned, accept_dossier(ctx, officer, {.code = code, .request_key = key})});
  }
  return outcomes;
}

HandOverList hand_over_list(const Context& ctx, const Officer& officer, const HandOverPlaces& after,
                            int limit) {
  if (!scope_for(officer, Action::view)) return {};
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    HandOverList list;
    add_for_me(tx, list, officer, after.for_me, limit);
    list.from_me = store::given_by(tx, officer.id, limit + 1, after.from_me);
    if (cut(list.from_me, limit)) list.next_from_me = key_of(list.from_me.back());
    list.in_hand = store::in_hand_of(tx, officer.id, limit + 1, after.in_hand);
    if (cut(list.in_hand, limit))
      list.next_in_hand = {list.in_hand.back().received_at, list.in_hand.back().id};
    list.officers = officers_in(tx, list);
    return list;
  });
}

std::vector<Officer> colleagues_of(const Context& ctx, const Officer& officer) {
  auto colleagues = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::officers_of(tx, officer.office); });
  std::erase_if(colleagues, [&](const Officer& each) {
    return !each.active || each.id == officer.id || !scope_for(each, Action::view);
  });
  std::ranges::sort(colleagues, {}, [](const Officer& each) { return fold(each.full_name); });
  return colleagues;
}

}  // namespace khongcho::app
