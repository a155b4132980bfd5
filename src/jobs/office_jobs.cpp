#include "jobs/office_jobs.h"

#include "app/alarm_sweep.h"

namespace khongcho::jobs {

namespace {

constexpr Seconds kBetweenAlarmSweeps{20};

}  // namespace

void add_office_jobs(JobClock& clock, const app::Context& ctx) {
  clock.add("alarms", kBetweenAlarmSweeps, [ctx] { app::sweep_alarms(ctx); });
}

}  // namespace khongcho::jobs
