// Notices to citizens sent by e-mail. On a clock of its own: a mail server that does not answer is
// waited for, and alarms do not wait for it.
#pragma once

#include "app/citizen_notices.h"
#include "app/context.h"
#include "jobs/job_clock.h"

namespace khongcho::jobs {

// The context's parts must outlive the clock.
void add_notice_jobs(JobClock& clock, const app::Context& ctx, const app::MailRoute& route);

}  // namespace khongcho::jobs
