// Readiness of an office for a day (core/staffing/readiness.h): checked when somebody asks, and on
// the working day before a no-wait day for every office. What is lacking must be put right or
// acknowledged by the chair, with a reason.
#pragma once

#include <string>
#include <vector>

#include "app/duty_roster.h"
#include "core/staffing/readiness.h"

namespace khongcho::app {

struct CheckedProblem {
  ReadinessProblem problem;
  std::optional<store::ReadinessAcknowledgement> acknowledged;
  std::string acknowledged_by = {};
};

struct ReadinessView {
  Office office;
  CivilDay day{};
  bool programme = false;
  Readiness readiness = Readiness::not_ready;
  std::vector<CheckedProblem> problems;
  std::vector<SessionLoad> load;  // expected; none where there is no day to learn from
  bool may_acknowledge = false;
  bool may_plan = false;
};

// Refuses an office that is not the reader's (`duty.not_yours`).
Expected<ReadinessView> check_readiness(const Context& ctx, const Officer& officer,
                                        OfficeId office, CivilDay day);
// By the chair of the commune or a head of department. Refuses everybody else
// (`duty.not_the_chair`), no reason, and a problem that is not there (`duty.no_such_problem`).
Expected<ReadinessView> acknowledge_problem(const Context& ctx, const Officer& officer,
                                            OfficeId office, CivilDay day,
                                            const store::ReadinessAcknowledgement& what);
bool may_acknowledge(const Officer& officer, OfficeId office);

// The same without asking who reads: for what runs by the clock.
ReadinessView readiness_of_day(const Context& ctx, sql::Transaction& tx, const Office& office,
                               CivilDay day);
// Where today is the working day before a no-wait day of the office, tells who plans there of each
// problem, once, and the office of the district of each office not ready. How many were told.
int readiness_sweep(const Context& ctx);
// The last day before it on which deadlines move.
std::optional<CivilDay> working_day_before(const Calendar& calendar, CivilDay day);

}  // namespace khongcho::app
