#include "jobs/scan_jobs.h"

#include <memory>

#include "app/scan_jobs.h"

namespace khongcho::jobs {

namespace {

constexpr Seconds kBetweenScanRuns{3};

}  // namespace

void add_scan_jobs(JobClock& clock, const app::Context& ctx, const app::PaperArchive& archive,
                   const std::filesystem::path& folder) {
  if (!folder.empty()) {
    const auto folders = std::make_shared<app::ScanFolders>(folder);
    clock.add("scan_folders", kBetweenScanRuns,
              [ctx, &archive, folders] { folders->look(ctx, archive); });
  }
  clock.add("scans", kBetweenScanRuns, [ctx, &archive] { app::run_scan_jobs(ctx, archive); });
}

}  // namespace khongcho::jobs
