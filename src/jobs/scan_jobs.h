// Scanned pages straightened and read, files of the scan folder taken in. On a clock of its own:
// a thick pile takes minutes, and alarms do not wait for it.
#pragma once

#include <filesystem>

#include "app/context.h"
#include "app/paper_archive.h"
#include "jobs/job_clock.h"

namespace khongcho::jobs {

// `folder`: has a folder for each office, named by its slug; empty for none. The archive and the
// context's parts must outlive the clock.
void add_scan_jobs(JobClock& clock, const app::Context& ctx, const app::PaperArchive& archive,
                   const std::filesystem::path& folder);

}  // namespace khongcho::jobs
