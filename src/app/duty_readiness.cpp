#include "app/duty_readiness.h"

#include <algorithm>

#include "app/officer_notices.h"
#include "app/offices.h"
#include "app/route_ahead.h"
#include "core/promise/programme_day.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/ticket_store.h"

namespace khongcho::app {

namespace {

using std::chrono::days;

constexpr int kDaysToLearnFrom = 4;
constexpr days kLookBack{70};
constexpr std::int64_t kFewestServed = 5;
constexpr std::size_t kLongestReason = 500;

// People who came in each session of a few days, and how long they were served.
class PastDays {
 public:
  void add(const std::vector<Session>& sessions, const std::vector<QueueTicket>& tickets) {
    ++days_;
    arrivals_.resize(std::max(arrivals_.size(), sessions.size()));
    for (const QueueTicket& ticket : tickets) {
      std::size_t session = 0;
      while (session + 1 < sessions.size() &&
             sessions[session].to <= time_of_day(ticket.taken_at))
        ++session;
      ++arrivals_[session];
      if (!ticket.served_at || !ticket.ended_at || !ticket.called_at) continue;
      ++served_;
      serving_ += *ticket.ended_at - *ticket.called_at;
    }
  }
  int count() const { return days_; }

  std::vector<SessionLoad> load(const std::vector<Session>& sessions) const {
    if (served_ < kFewestServed) return {};
    std::vector<SessionLoad> all;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      const int came = i < arrivals_.size() ? arrivals_[i] : 0;
      all.push_back({sessions[i], (came + days_ / 2) / days_, serving_ / served_});
    }
    return all;
  }

 private:
  int days_ = 0;
  std::vector<int> arrivals_;  // by session
  std::int64_t served_ = 0;
  Seconds serving_{};
};

std::vector<SessionLoad> expected_load(const Context& ctx, sql::Transaction& tx,
                                       const Office& office, CivilDay day) {
  const ServiceModel* model = ctx.law.model(office.model);
  if (!model) return {};
  const Calendar& calendar = ctx.law.calendar(office);
  const auto sessions_on = [&](CivilDay on) {
    const auto sessions = calendar.sessions_on(on);
    return std::vector<Session>{sessions.begin(), sessions.end()};
  };
  PastDays past;
  for (CivilDay before = day - days{1};
       before >= day - kLookBack && past.count() < kDaysToLearnFrom; before -= days{1}) {
    if (!is_programme_day(calendar, *model, before)) continue;
    const auto tickets = store::tickets_of_day(tx, office.id, before);
    if (!tickets.empty()) past.add(sessions_on(before), tickets);
  }
  return past.load(sessions_on(day));
}

DayToCheck day_to_check(const Context& ctx, sql::Transaction& tx, const Office& office,
                        CivilDay day) {
  const auto sessions = ctx.law.calendar(office).sessions_on(day);
  DayToCheck check{.day = day,
                   .open = {sessions.begin(), sessions.end()},
                   .fields = applied_fields(ctx, office, day),
                   .entries = store::duty_of_office(tx, office.id, day, day),
                   .absences = store::absences_of_office(tx, office.id, instant_of(day),
                                                         instant_of(day + days{1})),
                   .delegations = store::delegations_of_office(tx, office.id, day),
                   .people = {},
                   .load = expected_load(ctx, tx, office, day)};
  const auto add = [&](const Officer& officer) {
    check.people[officer.id] = {
        .name = officer.full_name,
        .signs = may(officer, Action::sign, ActionTarget{office.id}),
        .not_signed = fields_of_other_signers(ctx, officer, office, day),
        .processes = may(officer, Action::draft, ActionTarget{office.id, officer.id}),
        .receives = may(officer, Action::serve_queue, ActionTarget{office.id})};
  };
  for (const Officer& each : store::officers_of(tx, office.id)) add(each);
  for (const DutyEntry& each : check.entries)
    if (!check.people.contains(each.officer))
      if (const auto officer = store::find_officer(tx, each.officer)) add(*officer);
  std::erase_if(check.delegations, [&](const Delegation& each) {
    const auto giver = check.people.find(each.from);
    return giver == check.people.end() || !giver->second.signs;
  });
  return check;
}

std::string once_key(const ReadinessView& view, const std::string& problem) {
  return "readiness:" + iso_day(view.day) + ":" + std::to_string(view.office.id.value) + ":" +
         problem;
}

std::string page_of(const ReadinessView& view) {
  return "/truc/san-sang?don-vi=" + view.office.slug + "&ngay=" + iso_day(view.day);
}

int tell(const Context& ctx, sql::Transaction& tx, const ReadinessView& view,
         const std::vector<Officer>& officers) {
  const Instant now = ctx.time.now();
  int told = 0;
  const auto plans_here = [&](const Officer& each) {
    return each.office == view.office.id && may(each, Action::plan_duty, {view.office.id});
  };
  const bool has_planner = std::ranges::any_of(officers, plans_here);
  for (const Officer& each : officers) {
    // An office without anybody to plan has whoever signs there told.
    const bool here = has_planner ? plans_here(each)
                                  : each.office == view.office.id &&
                                        may(each, Action::sign, {view.office.id});
    if (here)
      for (const CheckedProblem& checked : view.problems) {
        const ReadinessProblem& problem = checked.problem;
        if (checked.acknowledged) continue;
        told += notify(tx, now, each.id,
                       {.key = "duty.notice_problem",
                        .args = {day_text(view.day),
                                 ctx.vietnamese.text(problem.words, problem.args)},
                        .link = page_of(view),
                        .once = once_key(view, problem.key)});
      }
    else if (view.readiness == Readiness::not_ready &&
             scope_for(each, Action::plan_duty) == Scope::all)
      told += notify(tx, now, each.id,
                     {.key = "duty.notice_not_ready",
                      .args = {view.office.name, day_text(view.day)},
                      .link = page_of(view),
                      .once = once_key(view, "")});
  }
  return told;
}

}  // namespace

ReadinessView readiness_of_day(const Context& ctx, sql::Transaction& tx, const Office& office,
                               CivilDay day) {
  const DayToCheck check = day_to_check(ctx, tx, office, day);
  const ServiceModel* model = ctx.law.model(office.model);
  ReadinessView view{.office = office,
                     .day = day,
                     .programme = model && is_programme_day(ctx.law.calendar(office), *model, day),
                     .problems = {},
                     .load = check.load};
  const auto acknowledged = store::acknowledgements_of(tx, office.id, day);
  std::vector<std::string> known;
  for (const auto& each : acknowledged) known.push_back(each.problem);
  const auto problems = readiness_problems(check);
  view.readiness = readiness_of(problems, known);
  for (const ReadinessProblem& problem : problems) {
    CheckedProblem checked{.problem = problem, .acknowledged = {}};
    const auto found = std::ranges::find(acknowledged, problem.key,
                                         &store::ReadinessAcknowledgement::problem);
    if (found != acknowledged.end()) {
      checked.acknowledged = *found;
      const auto by = store::find_officer(tx, found->by);
      if (by) checked.acknowledged_by = by->full_name;
    }
    view.problems.push_back(std::move(checked));
  }
  return view;
}

bool may_acknowledge(const Officer& officer, OfficeId office) {
  return may(officer, Action::plan_duty, ActionTarget{office}) &&
         (has_role(officer, Role::commune_chair) || has_role(officer, Role::department_head));
}

Expected<ReadinessView> check_readiness(const Context& ctx, const Officer& officer, OfficeId id,
                                        CivilDay day) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ReadinessView> {
    const auto office = store::find_office(tx, id);
    if (!office || !sees_duty(officer, id))
      return Error{ErrorCode::not_allowed, "duty.not_yours"};
    ReadinessView view = readiness_of_day(ctx, tx, *office, day);
    view.may_acknowledge = may_acknowledge(officer, id);
    view.may_plan = may(officer, Action::plan_duty, {id});
    return view;
  });
}

Expected<ReadinessView> acknowledge_problem(const Context& ctx, const Officer& officer,
                                            OfficeId id, CivilDay day,
                                            const store::ReadinessAcknowledgement& what) {
  if (!may_acknowledge(officer, id)) return Error{ErrorCode::not_allowed, "duty.not_the_chair"};
  if (what.reason.empty() || what.reason.size() > kLongestReason)
    return Error{ErrorCode::invalid_input, "duty.no_reason", {}, "reason"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<ReadinessView> {
    const auto office = store::find_office(tx, id);
    if (!office) return Error{ErrorCode::not_allowed, "duty.not_yours"};
    const ReadinessView before = readiness_of_day(ctx, tx, *office, day);
    const bool there = std::ranges::any_of(before.problems, [&](const CheckedProblem& each) {
      return each.problem.key == what.problem;
    });
    if (!there) return Error{ErrorCode::conflict, "duty.no_such_problem"};
    store::insert(tx, store::ReadinessAcknowledgement{.office = id,
                                                      .day = day,
                                                      .problem = what.problem,
                                                      .by = officer.id,
                                                      .at = ctx.time.now(),
                                                      .reason = what.reason});
    return readiness_of_day(ctx, tx, *office, day);
  });
}

std::optional<CivilDay> working_day_before(const Calendar& calendar, CivilDay day) {
  for (CivilDay before = day - days{1}; calendar.knows(before); before -= days{1})
    if (calendar.counts(before)) return before;
  return {};
}

int readiness_sweep(const Context& ctx) {
  const CivilDay today = civil_day(ctx.time.now());
  int told = 0;
  for (const Office& office : active_offices(ctx)) {
    const ServiceModel* model = ctx.law.model(office.model);
    if (!model) continue;
    const Calendar& calendar = ctx.law.calendar(office);
    const auto next = next_programme_day(calendar, *model, today + days{1});
    if (!next || working_day_before(calendar, *next) != today) continue;
    told += sql::in_transaction(
        ctx.db, sql::Together{office.id.value}, [&](sql::Transaction& tx) {
          return tell(ctx, tx, readiness_of_day(ctx, tx, office, *next), store::all_officers(tx));
        });
  }
  return told;
}

}  // namespace khongcho::app
