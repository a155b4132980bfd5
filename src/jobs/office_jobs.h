// What every server of an office does by the clock.
#pragma once

#include "app/context.h"
#include "jobs/job_clock.h"

namespace khongcho::jobs {

// Work of who is away passed on; alarms and apologies; the readiness of tomorrow. The context's
// parts must outlive the clock.
void add_office_jobs(JobClock& clock, const app::Context& ctx);

}  // namespace khongcho::jobs
