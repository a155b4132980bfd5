#include "app/dossier_views.h"

#include <algorithm>
#include <set>

#include "app/signing_right.h"
#include "base/text.h"
#include "core/dossier/dossier_permission.h"
#include "core/people/cooperating_agency.h"
#include "core/people/identity.h"
#include "store/access_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

std::map<OfficerId, Officer> officers_named(sql::Transaction& tx, const Dossier& dossier,
                                            const std::vector<DossierEvent>& events) {
  std::set<OfficerId> ids{dossier.receptionist, dossier.specialist, dossier.signer,
                          dossier.holder,       dossier.offered_to, dossier.sealed_by};
  for (const DossierEvent& event : events) ids.insert(event.officer);
  std::map<OfficerId, Officer> named;
  for (const OfficerId id : ids)
    if (id)
      if (auto officer = store::find_officer(tx, id)) named.emplace(id, std::move(*officer));
  return named;
}

std::vector<Action> allowed_actions(const Officer& reader, const Dossier& dossier) {
  using enum Action;
  std::vector<Action> allowed;
  for (const Action action :
       {receive, assign, draft, request_supplement, exclude, submit, appraise, sign, seal, digitize,
        mark_ready, return_result, withdraw, stop, propose_apology, apologise})
    if (may(reader, action, dossier)) allowed.push_back(action);
  return allowed;
}

// Whom to ask about it now: what was given to somebody by name is theirs to answer for, accepted
// or not.
OfficerId holder_of(const Dossier& dossier) {
  if (dossier.offered_to) return dossier.offered_to;
  if (dossier.holder) return dossier.holder;
  using enum DossierState;
  switch (dossier.state) {
    case received:
    case result_ready:
    case signed_off:
      return dossier.receptionist;
    case assigned:
    case drafted:
    case payment_requested:
    case supplement_requested:
    case awaiting_appraisal:
    case awaiting_signature:
      return dossier.specialist ? dossier.specialist : dossier.receptionist;
    default:
      return {};
  }
}

std::string compact_code(const std::string& typed) {
  std::string code;
  for (const char c : typed)
    if (c != ' ' && c != '-') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

}  // namespace

Expected<DossierView> dossier_view(const Context& ctx, const Officer& reader,
                                   const std::string& code, const std::string& page) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierView> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    // By a delegation in writing too: what one may sign, one may read.
    const auto right = signing_right(ctx, tx, reader, *dossier, ctx.time.now());
    const bool of_another = !right && right.error().message_id == "dossier.other_signer";
    const bool signs = right || (may(reader, Action::sign, *dossier) && !of_another);
    if (!signs && !may(reader, Action::view, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    DossierView view{.dossier = *dossier,
                     .office = store::find_office(tx, dossier->office).value(),
                     .events = store::events_of(tx, dossier->id),
                     .officers = {},
                     .allowed = allowed_actions(reader, *dossier)};
    if (signs && std::ranges::find(view.allowed, Action::sign) == view.allowed.end())
      view.allowed.push_back(Action::sign);
    if (!signs) std::erase(view.allowed, Action::sign);
    view.officers = officers_named(tx, *dossier, view.events);
    store::log_access(
        tx, {.dossier = dossier->id, .officer = reader.id, .at = ctx.time.now(), .page = page});
    return view;
  });
}

Expected<std::vector<DossierEvent>> changes_since(const Context& ctx, const Officer& reader,
                                                  const std::string& code, int version) {
  using Events = std::vector<DossierEvent>;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<Events> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(reader, Action::view, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    Events later;
    for (DossierEvent& event : store::events_of(tx, dossier->id))
      if (event.seq > version) later.push_back(std::move(event));
    return later;
  });
}

Expected<LookupView> lookup_view(const Context& ctx, const std::string& typed) {
  const Error unknown{ErrorCode::not_found, "lookup.unknown_code"};
  const std::string code = compact_code(typed);
  if (code.size() != 8) return unknown;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<LookupView> {
    const auto dossier = store::find_dossier_by_lookup_code(tx, code);
    if (!dossier) return unknown;
    LookupView view{.lookup_code = dossier->lookup_code,
                    .code = dossier->code,
                    .procedure_name = dossier->procedure_name,
                    .masked_name = mask_name(dossier->submitter.full_name),
                    .state = dossier->state,
                    .received_at = dossier->received_at,
                    .expected_at = expected_at(*dossier),
                    .printed_due_at = dossier->printed_due_at,
                    .because = dossier->because,
                    .holder = "",
                    .asked = is_waiting(*dossier) ? dossier->waits.back().asked : "",
                    .reason = is_final(dossier->state) ? dossier->reason : "",
                    .missing = dossier->missing,
                    .timeliness = timeliness(*dossier, ctx.time.now()),
                    .steps = {},
                    .office = store::find_office(tx, dossier->office).value()};
    if (const OfficerId holder = holder_of(*dossier))
      if (const auto officer = store::find_officer(tx, holder)) view.holder = officer->full_name;
    for (const DossierEvent& event : store::events_of(tx, dossier->id))
      view.steps.push_back({event.kind, event.at});
    return view;
  });
}

namespace {

Action action_of(WorkList list) {
  switch (list) {
    case WorkList::desk:
      return Action::receive;
    case WorkList::specialist:
      return Action::draft;
    case WorkList::signer:
      return Action::sign;
    case WorkList::ready:
      return Action::mark_ready;
  }
  return Action::view;
}

// What an office decides that another took in is on its lists as well: to be given to a specialist
// here, to be brought back to the counter of the other.
std::vector<DossierState> states_decided_for_others(WorkList list) {
  if (list == WorkList::desk) return {DossierState::received};
  if (list == WorkList::ready) return {DossierState::signed_off};
  return {};
}

store::PageKey key_of(const Dossier& dossier) {
  constexpr std::int64_t kNoDue = 9'000'000'000'000;  // as the store sorts what has no due time
  const auto& due = dossier.printed_due_at;
  return {.due = due ? unix_seconds(*due) : kNoDue, .id = dossier.id.value};
}

// Two pages of one order as one.
store::DossierPage merged(store::DossierPage page, store::DossierPage other, std::size_t limit) {
  for (Dossier& dossier : other.rows)
    if (dossier.competent_office) page.rows.push_back(std::move(dossier));
  std::ranges::sort(page.rows, {}, [](const Dossier& dossier) {
    const store::PageKey key = key_of(dossier);
    return std::pair{key.due, key.id};
  });
  const bool more = page.rows.size() > limit || page.next || other.next;
  if (page.rows.size() > limit) page.rows.resize(limit);
  page.next = {};
  if (more && !page.rows.empty()) page.next = key_of(page.rows.back());
  return page;
}

std::vector<BoardRow> board_rows(sql::Transaction& tx, std::vector<Dossier> dossiers, Instant now) {
  std::map<OfficerId, std::string> names;
  std::vector<BoardRow> rows;
  for (Dossier& dossier : dossiers) {
    BoardRow row{.dossier = std::move(dossier)};
    row.timeliness = timeliness(row.dossier, now);
    const OfficerId holder = holder_of(row.dossier);
    if (holder && !names.contains(holder)) {
      const auto officer = store::find_officer(tx, holder);
      names[holder] = officer ? officer->full_name : "";
    }
    if (holder) row.holder = names[holder];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<Error> board_problem(const Officer& reader, OfficeId office) {
  if (may(reader, Action::oversee, {office}) || may(reader, Action::receive, {office}) ||
      may(reader, Action::draft, {office, reader.id}))
    return {};
  return Error{ErrorCode::not_allowed, "board.not_yours"};
}

OfficeToday today_of(sql::Transaction& tx, OfficeId office, CivilDay day, Instant now) {
  constexpr int kLatestRows = 12;
  return {.counts = store::counts_of_day(tx, office, day),
          .latest = board_rows(
              tx,
              store::dossiers_received_between(tx, office, instant_of(day),
                                               instant_of(day + std::chrono::days{1}), kLatestRows),
              now)};
}

}  // namespace

std::vector<DossierState> states_of(WorkList list) {
  using enum DossierState;
  switch (list) {
    case WorkList::desk:
      return {received, supplement_requested};
    case WorkList::specialist:
      return {assigned, drafted, supplement_requested, payment_requested};
    case WorkList::signer:
      return {awaiting_signature};
    case WorkList::ready:
      return {signed_off, result_ready};
  }
  return {};
}

Expected<store::DossierPage> work_list(const Context& ctx, const Officer& reader, WorkList list,
                                       const std::optional<store::PageKey>& after, int limit,
                                       std::optional<DossierState> only) {
  const bool delegate = list == WorkList::signer && signs_at(ctx, reader, reader.office);
  if (!delegate && !scope_for(reader, action_of(list)))
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  store::DossierFilter filter{.office = reader.office, .states = states_of(list)};
  if (list == WorkList::specialist) filter.specialist = reader.id;
  filter.deciding = list == WorkList::signer;
  store::DossierFilter for_others{
      .office = reader.office, .deciding = true, .states = states_decided_for_others(list)};
  const auto is_other = [&](DossierState state) { return only && state != *only; };
  std::erase_if(filter.states, is_other);
  std::erase_if(for_others.states, is_other);
  if (filter.states.empty()) return store::DossierPage{};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<store::DossierPage> {
    auto page = store::list_dossiers(tx, filter, after, limit);
    if (for_others.states.empty()) return page;
    return merged(std::move(page), store::list_dossiers(tx, for_others, after, limit),
                  static_cast<std::size_t>(limit));
  });
}

Expected<store::DossierPage> list_dossiers(const Context& ctx, const Officer& reader,
                                           store::DossierFilter filter,
                                           const std::optional<store::PageKey>& after, int limit) {
  const auto scope = scope_for(reader, Action::view);
  if (!scope) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  if (scope != Scope::all) filter.office = reader.office;
  if (scope == Scope::assigned) filter.specialist = reader.id;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<store::DossierPage> {
    return store::list_dossiers(tx, filter, after, limit);
  });
}

Expected<OfficeToday> office_today(const Context& ctx, const Officer& reader, OfficeId office,
                                   CivilDay day) {
  if (auto problem = board_problem(reader, office)) return *problem;
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<OfficeToday> {
    return today_of(tx, office, day, now);
  });
}

Expected<OfficeBoard> office_board(const Context& ctx, const Officer& reader, OfficeId office,
                                   CivilDay day) {
  using enum DossierState;
  constexpr int kMostRows = 200;
  if (auto problem = board_problem(reader, office)) return *problem;
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<OfficeBoard> {
    const auto found = store::find_office(tx, office);
    if (!found) return Error{ErrorCode::not_found, "board.unknown_office"};
    OfficeBoard board{.office = *found, .day = day, .today = today_of(tx, office, day, now)};
    const store::DossierFilter open{.office = office,
                                    .states = {received, assigned, drafted, payment_requested,
                                               awaiting_appraisal, awaiting_signature, signed_off}};
    auto page = store::list_dossiers(tx, open, {}, kMostRows);
    board.in_process = board_rows(tx, std::move(page.rows), now);
    for (const BoardRow& row : board.in_process) {
      if (row.timeliness == Timeliness::due_soon) board.due_soon.push_back(row);
      if (row.timeliness == Timeliness::overdue) board.overdue.push_back(row);
    }
    return board;
  });
}

Expected<std::vector<OfficeDay>> district_board(const Context& ctx, const Officer& reader,
                                                CivilDay day) {
  using Days = std::vector<OfficeDay>;
  if (scope_for(reader, Action::oversee) != Scope::all)
    return Error{ErrorCode::not_allowed, "board.not_yours"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<Days> {
    std::map<OfficeId, store::DayCounts> counts;
    for (const store::OfficeCounts& row : store::counts_of_all_offices(tx, day))
      counts[row.office] = row.counts;
    Days days;
    for (Office& office : store::all_offices(tx)) {
      if (is_cooperating_agency(office)) continue;
      const store::DayCounts of_office = counts[office.id];
      days.push_back({std::move(office), of_office});
    }
    return days;
  });
}

Expected<std::vector<Dossier>> search_dossiers(const Context& ctx, const Officer& reader,
                                               const std::string& text) {
  using Dossiers = std::vector<Dossier>;
  const auto scope = scope_for(reader, Action::view);
  if (!scope) return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  if (!is_clean_utf8(text) || text.size() > 200)
    return Error{ErrorCode::invalid_input, "intake.unreadable_text", {}, "q"};
  const auto office =
      scope == Scope::all ? std::optional<OfficeId>{} : std::optional{reader.office};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<Dossiers> {
    auto found = store::search_dossiers(tx, office, text, 50);
    // By its code also what another office took in: decided, helped with or asked about here.
    if (found.empty())
      if (auto dossier = store::find_dossier(tx, tidy_text(text));
          dossier && may(reader, Action::view, *dossier))
        found.push_back(std::move(*dossier));
    return found;
  });
}

std::vector<SpecialistLoad> specialists_of(const Context& ctx, OfficeId office) {
  using enum DossierState;
  constexpr int kMostCounted = 1000;
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    std::vector<SpecialistLoad> loads;
    for (Officer& officer : store::officers_of(tx, office)) {
      if (!has_role(officer, Role::specialist)) continue;
      const int holding =
          store::count_dossiers_of(tx, office, officer.id, {assigned, drafted}, kMostCounted);
      loads.push_back({std::move(officer), holding});
    }
    std::ranges::stable_sort(loads, {}, &SpecialistLoad::holding);
    return loads;
  });
}

std::optional<Person> known_person(const Context& ctx, const Officer& reader,
                                   const std::string& personal_id) {
  if (!may(reader, Action::receive, {reader.office}) || !is_personal_id(personal_id)) return {};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> std::optional<Person> {
    const auto dossier = store::latest_dossier_of_person(tx, personal_id);
    if (!dossier) return {};
    return dossier->submitter;
  });
}

}  // namespace khongcho::app
