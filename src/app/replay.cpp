#include "app/replay.h"

#include <algorithm>
#include <future>
#include <map>
#include <memory>

#include "app/replay_form.h"
#include "app/replay_office.h"
#include "store/dossier_store.h"

namespace khongcho::app {

namespace {

constexpr Seconds kNextMorning = std::chrono::hours{9};

Error refused(std::string message_id, std::vector<std::string> args) {
  return {ErrorCode::invalid_input, std::move(message_id), std::move(args)};
}

std::optional<Error> arrival_problem(const Context& ctx, const Arrival& arrival,
                                     const std::vector<Office>& offices) {
  const std::string line = std::to_string(arrival.line);
  const auto office = std::ranges::find(offices, arrival.office, &Office::slug);
  if (office == offices.end()) return refused("replay.unknown_office", {line, arrival.office});
  const CivilDay day = civil_day(arrival.arrived_at);
  if (!ctx.law.calendar(*office).knows(day))
    return refused("replay.unknown_day", {line, iso_day(day)});
  const Procedure* procedure = ctx.law.procedure(*office, arrival.procedure, day);
  if (!procedure) return refused("replay.unknown_procedure", {line, arrival.procedure});
  return missing_papers_problem(arrival, *procedure);
}

std::optional<Error> staff_problem(const OfficePlan& plan) {
  for (const Role role : {Role::receptionist, Role::specialist, Role::signer})
    if (std::ranges::none_of(
            plan.officers, [&](const SeededOfficer& each) { return has_role(each.officer, role); }))
      return refused("replay.no_staff", {plan.office.slug, std::string(text_of(role))});
  return {};
}

// Offices with arrivals, each with its own people, in the order of the law data.
std::vector<OfficePlan> office_plans(const ReplayPlan& plan, const SeedOutcome& seeded,
                                     CivilDay last_day) {
  std::vector<OfficePlan> plans;
  for (const Office& office : seeded.offices) {
    OfficePlan each{.office = office,
                    .last_day = last_day,
                    .seed = plan.seed,
                    .measure_waits = plan.measure_waits};
    for (const SeededOfficer& officer : seeded.officers)
      if (officer.office.id == office.id) each.officers.push_back(officer);
    for (const Arrival& arrival : plan.arrivals)
      if (arrival.office == office.slug) each.arrivals.push_back(&arrival);
    std::ranges::stable_sort(each.arrivals, {}, &Arrival::arrived_at);
    if (!each.arrivals.empty()) plans.push_back(std::move(each));
  }
  return plans;
}

bool has_dossiers(const Context& ctx, const std::vector<OfficePlan>& plans, Instant end) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return std::ranges::any_of(plans, [&](const OfficePlan& plan) {
      const Instant begin = plan.arrivals.front()->arrived_at;
      return !store::dossiers_received_between(tx, plan.office.id, begin, end, 1).empty();
    });
  });
}

Expected<Instant> end_of(const Context& ctx, const ReplayPlan& plan, CivilDay last_day) {
  if (plan.until) return *plan.until;
  const auto next = ctx.law.calendar(plan.profile, "").next_counted_day(last_day);
  if (!next) return next.error();
  return instant_of(*next, kNextMorning);
}

// Side by side, so that their commits are grouped; nothing of one office depends on another.
Expected<std::vector<ReplayedOffice>> run_all(const Context& ctx, std::vector<OfficePlan> plans,
                                              Instant end) {
  std::vector<std::future<Expected<ReplayedOffice>>> running;
  for (OfficePlan& plan : plans)
    running.push_back(std::async(std::launch::async, [&ctx, &plan, end] {
      return OfficeReplay(ctx, std::move(plan)).run(end);
    }));
  std::vector<ReplayedOffice> offices;
  std::optional<Error> problem;
  for (auto& each : running) {
    auto office = each.get();
    if (office)
      offices.push_back(std::move(*office));
    else if (!problem)
      problem = office.error();
  }
  if (problem) return *problem;
  return offices;
}

}  // namespace

Expected<ReplayReport> replay_day(const Context& ctx, const ReplayPlan& plan) {
  if (plan.arrivals.empty()) return refused("csv.no_row", {"1"});
  const auto [first, last] = std::ranges::minmax(plan.arrivals, {}, &Arrival::arrived_at);
  const CivilDay day = civil_day(last.arrived_at);
  const auto seeded = seed_office(ctx.db, ctx.law.law(),
                                  {.profile = plan.profile,
                                   .roster = plan.roster,
                                   .password_hash = plan.password_hash,
                                   .now = instant_of(civil_day(first.arrived_at))});
  if (!seeded) return seeded.error();
  for (const Arrival& arrival : plan.arrivals)
    if (auto problem = arrival_problem(ctx, arrival, seeded->offices)) return *problem;
  std::vector<OfficePlan> plans = office_plans(plan, *seeded, day);
  for (const OfficePlan& each : plans)
    if (auto problem = staff_problem(each)) return *problem;
  const auto end = end_of(ctx, plan, day);
  if (!end) return end.error();
  if (has_dossiers(ctx, plans, *end))
    return Error{ErrorCode::conflict, "replay.done_already", {iso_day(day)}};

  auto offices = run_all(ctx, std::move(plans), *end);
  if (!offices) return offices.error();
  ReplayReport report{.profile = plan.profile,
                      .day = day,
                      .seed = plan.seed,
                      .ended_at = *end,
                      .offices = std::move(*offices)};
  for (const ReplayedOffice& office : report.offices) {
    report.total.add(office.figures);
    report.waits.add(office.waits);
  }
  return report;
}

}  // namespace khongcho::app
