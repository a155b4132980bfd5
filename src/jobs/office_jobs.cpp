#include "jobs/office_jobs.h"

#include "app/alarm_sweep.h"
#include "app/duty_readiness.h"

namespace khongcho::jobs {

namespace {

constexpr Seconds kBetweenAlarmSweeps{20};
constexpr Seconds kBetweenReadinessChecks = std::chrono::minutes{10};

}  // namespace

void add_office_jobs(JobClock& clock, const app::Context& ctx) {
  clock.add("alarms", kBetweenAlarmSweeps, [ctx] { app::sweep_alarms(ctx); });
  clock.add("readiness", kBetweenReadinessChecks, [ctx] { app::readiness_sweep(ctx); });
}

}  // namespace khongcho::jobs
