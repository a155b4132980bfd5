#include "jobs/office_jobs.h"

#include "app/alarm_sweep.h"
#include "app/duty_absence.h"
#include "app/duty_readiness.h"

namespace khongcho::jobs {

namespace {

constexpr Seconds kBetweenAlarmSweeps{20};
constexpr Seconds kBetweenAbsenceSweeps{30};
constexpr Seconds kBetweenReadinessChecks = std::chrono::minutes{10};

}  // namespace

void add_office_jobs(JobClock& clock, const app::Context& ctx) {
  // Before the alarms: what has just been passed on is not with somebody away any more.
  clock.add("absences", kBetweenAbsenceSweeps, [ctx] { app::absence_sweep(ctx); });
  clock.add_in_passes("alarms", kBetweenAlarmSweeps,
                      [ctx] { return app::sweep_alarms(ctx).goes_on; });
  clock.add("readiness", kBetweenReadinessChecks, [ctx] { app::readiness_sweep(ctx); });
}

}  // namespace khongcho::jobs
