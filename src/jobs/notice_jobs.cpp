#include "jobs/notice_jobs.h"

#include <stdexcept>

namespace khongcho::jobs {

namespace {

constexpr Seconds kBetweenSends{10};

}  // namespace

void add_notice_jobs(JobClock& clock, const app::Context& ctx, const app::MailRoute& route) {
  clock.add_in_passes("notices", kBetweenSends, [ctx, route] {
    const app::SendFigures figures = app::send_citizen_notices(ctx, route);
    // For the log, and for whoever watches the jobs.
    if (!figures.problem.empty()) throw std::runtime_error("the mail server: " + figures.problem);
    return figures.goes_on;
  });
}

}  // namespace khongcho::jobs
