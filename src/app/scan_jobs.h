// Scanning at the counter: pages are kept as they come from the scanner, then straightened,
// recognised and put on their line of the checklist by whoever runs run_scan_jobs; what has no
// place waits in the tray of the office until somebody gives it one.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_files.h"
#include "core/digitisation/scan_batch.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "scan/watched_folder.h"

namespace khongcho::app {

struct ScanOrder {
  ScannerId scanner;
  std::string code = {};       // of the dossier; empty: cover sheets say where pages belong
  std::string component = {};  // line of the checklist
  bool feeder = true;
  bool duplex = false;
  ScanTone tone = ScanTone::grey;
};
struct ScanReport {
  ScanBatch batch;
  int pages = 0;
  std::optional<Error> problem = {};  // that ended it; the pages before it are kept
};
// Waits for the scanner. Refuses an unknown scanner, one of another office, and what a file on
// that line would be refused for; what the scanner says stands in the report.
Expected<ScanReport> scan_pages(const Context& ctx, const PaperArchive& archive,
                                const Officer& officer, const ScanOrder& order);

// The office's pages that no file holds.
std::vector<ScanPage> scan_tray(const Context& ctx, const Officer& officer, OfficeId office);
// In the order given; the file is made in the background. Refuses pages that have a place.
Expected<ScanBatch> place_pages(const Context& ctx, const Officer& officer,
                                const std::vector<ScanPageId>& pages, const std::string& code,
                                const std::string& component);
Expected<int> discard_pages(const Context& ctx, const Officer& officer,
                            const std::vector<ScanPageId>& pages);
Expected<FilePicture> scan_page_picture(const Context& ctx, const PaperArchive& archive,
                                        const Officer& officer, ScanPageId page);
// What is still being worked on, or went wrong, for one dossier; the latest first.
std::vector<ScanBatch> scan_batches(const Context& ctx, DossierId dossier);

// Works off every batch that waits, for a job that runs now and then; how many. What fails three
// times is left in the tray. Also takes up batches whose scan never came to its end.
int run_scan_jobs(const Context& ctx, const PaperArchive& archive);

// Files put into folder/<slug of an office>/ by a scanner: each becomes a batch.
class ScanFolders {
 public:
  explicit ScanFolders(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // To be called again and again; how many files were taken in.
  int look(const Context& ctx, const PaperArchive& archive);

 private:
  int take_in(const Context& ctx, const PaperArchive& archive, const Office& office,
              scan::WatchedFolder& watched);
  std::filesystem::path folder_;
  std::map<std::string, scan::WatchedFolder> watched_;  // by slug
};

}  // namespace khongcho::app
