// The work on a batch of scanned pages: straightened, sorted by cover sheets, recognised, attached.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/scan_jobs.h"
#include "scan/document_check.h"
#include "scan/page_image.h"
#include "scan/pdf_check.h"
#include "scan/searchable_pdf.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/scan_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostTries = 3;
constexpr auto kLongestScan = std::chrono::minutes{15};
constexpr int kFolderDpi = 300;
constexpr int kFolderPixels = 5'000;
constexpr std::uintmax_t kMostFolderBytes = 200 * 1024 * 1024;

// Pages that become one file.
struct Group {
  std::optional<Dossier> dossier;  // none: they stay in the tray
  std::string component;
  std::vector<ScanPage> pages;
  std::vector<std::string> images;
};

class BatchWork {
 public:
  BatchWork(const Context& ctx, const PaperArchive& archive, const ScanBatch& batch)
      : ctx_(ctx), archive_(archive), batch_(batch) {}

  // Nothing, or what keeps it from being done; pages already attached stay so.
  std::optional<Error> run() {
    begin_group(dossier_by_id(batch_.dossier), batch_.component);
    for (ScanPage& page : pages()) {
      if (page.file) continue;
      if (auto problem = sort(page)) return problem;
    }
    for (const Group& group : groups_)
      if (group.dossier && !group.pages.empty())
        if (auto problem = attach(group)) return problem;
    return problem_;
  }

 private:
  std::vector<ScanPage> pages() {
    return sql::read(ctx_.db,
                     [&](sql::Transaction& tx) { return store::pages_of(tx, batch_.id); });
  }
  std::optional<Dossier> dossier_by_id(DossierId id) {
    if (!id) return {};
    return sql::read(ctx_.db, [&](sql::Transaction& tx) { return store::find_dossier(tx, id); });
  }
  std::optional<Officer> asker() {
    if (!batch_.asked_by) return {};
    return sql::read(ctx_.db, [&](sql::Transaction& tx) {
      return store::find_officer(tx, batch_.asked_by);
    });
  }
  void begin_group(std::optional<Dossier> dossier, std::string component) {
    groups_.push_back({.dossier = std::move(dossier), .component = std::move(component)});
  }
  void write(const ScanPage& page) {
    sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) { store::update(tx, page); });
  }

  // A page nobody can read stays as it came, for somebody to look at.
  std::optional<Error> sort(ScanPage& page) {
    const auto bytes = archive_.files.get(page.sha256);
    if (!bytes) throw std::runtime_error("scanned page " + page.sha256 + " is lost");
    const auto straight = scan::straighten(*bytes, tone());
    if (!straight) {
      problem_ = straight.error();
      return {};
    }
    const auto kept = keep_bytes(archive_, straight->image);
    if (!kept) return kept.error();
    page.straight = *kept;
    page.kind = straight->blank ? ScanPageKind::blank : ScanPageKind::paper;
    if (const auto cover = cover_of(straight->codes)) {
      page.kind = ScanPageKind::cover;
      begin_group(sql::read(ctx_.db,
                            [&](sql::Transaction& tx) {
                              return store::find_dossier_by_lookup_code(tx, cover->lookup_code);
                            }),
                  cover->component);
    }
    write(page);
    if (page.kind != ScanPageKind::paper) return {};
    groups_.back().pages.push_back(page);
    groups_.back().images.push_back(straight->image);
    return {};
  }

  static std::optional<CoverSheet> cover_of(const std::vector<std::string>& codes) {
    for (const std::string& code : codes)
      if (const auto cover = cover_from(code)) return cover;
    return {};
  }

  scan::Tone tone() const {
    if (batch_.tone == ScanTone::black_white) return scan::Tone::black_white;
    return batch_.tone == ScanTone::colour ? scan::Tone::colour : scan::Tone::grey;
  }

  std::optional<Error> attach(const Group& group) {
    const auto pdf = scan::searchable_pdf(group.images);
    if (!pdf) return pdf.error();
    const auto kept = keep_bytes(archive_, *pdf);
    if (!kept) return kept.error();
    const Instant at = batch_.asked_at;
    const FileToAttach attached{
        .file = {.component = group.component,
                 .name = ctx_.vietnamese.text("file.scan_name",
                                              {day_text(civil_day(at)), clock_text(at)}),
                 .sha256 = *kept,
                 .bytes = static_cast<std::int64_t>(pdf->size()),
                 .media_type = "application/pdf",
                 .pages = static_cast<int>(group.pages.size()),
                 .source = batch_.source,
                 .added_by = batch_.asked_by},
        .office = batch_.office,
        .also = [&](sql::Transaction& tx, const DossierFile& file) {
          for (ScanPage page : group.pages) {
            page.file = file.id;
            store::update(tx, page);
          }
        }};
    const auto officer = asker();
    const auto file =
        attach_file(ctx_, officer ? &*officer : nullptr, group.dossier->code, attached);
    if (!file) problem_ = file.error();  // its pages stay in the tray
    return {};
  }

  const Context& ctx_;
  const PaperArchive& archive_;
  const ScanBatch batch_;
  std::vector<Group> groups_;
  std::optional<Error> problem_;  // of some pages, the others went their way
};

void finish(const Context& ctx, const PaperArchive& archive, ScanBatch batch) {
  // What tells people why pages came short is kept, unless something worse is found.
  std::optional<Error> problem;
  bool again = false;
  try {
    BatchWork work(ctx, archive, batch);
    problem = work.run();
    again = problem && problem->code == ErrorCode::not_eligible;  // the disk, the programs
  } catch (const std::exception& failure) {
    problem = Error{ErrorCode::not_eligible, "scan.work_failed", {}, {}, failure.what()};
    again = true;
  }
  if (problem) batch.problem = problem->message_id;
  ++batch.tries;
  batch.state = BatchState::done;
  if (again) batch.state = batch.tries < kMostTries ? BatchState::waiting : BatchState::failed;
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    const bool over = batch.state != BatchState::waiting;
    store::update(tx, batch, over ? std::optional(ctx.time.now()) : std::nullopt);
  });
}

// The pages of a file from the folder, or why it is none of ours.
Expected<std::vector<std::string>> images_of(const std::string& bytes) {
  const auto document = scan::check_document(bytes);
  if (!document) return document.error();
  if (document->media_type == "application/pdf") return scan::pdf_page_images(bytes, kFolderDpi);
  if (document->pages == 1) return std::vector{bytes};
  std::vector<std::string> images;
  for (int page = 1; page <= document->pages; ++page) {
    auto image = scan::image_picture(bytes, page, kFolderPixels);
    if (!image) return image.error();
    images.push_back(std::move(*image));
  }
  return images;
}

std::optional<Error> keep_batch(const Context& ctx, const PaperArchive& archive,
                                const ScanBatch& batch, const std::vector<std::string>& images) {
  std::vector<ScanPage> pages;
  for (const std::string& image : images) {
    const auto kept = keep_bytes(archive, image);
    if (!kept) return kept.error();
    pages.push_back({.id = make<ScanPageId>(),
                     .office = batch.office,
                     .batch = batch.id,
                     .seq = static_cast<int>(pages.size()) + 1,
                     .sha256 = *kept,
                     .received_at = batch.asked_at});
  }
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    store::insert(tx, batch);
    for (const ScanPage& page : pages) store::insert(tx, page);
  });
  return {};
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int run_scan_jobs(const Context& ctx, const PaperArchive& archive) {
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    for (ScanBatch batch : store::batches_left_open(tx, ctx.time.now() - kLongestScan)) {
      batch.state = BatchState::waiting;
      store::update(tx, batch, {});
    }
  });
  int done = 0;
  for (std::vector<ScanBatchId> seen;;) {
    const auto batch =
        sql::read(ctx.db, [](sql::Transaction& tx) { return store::next_batch(tx); });
    // One that must be tried again waits for the next run.
    if (!batch || std::ranges::count(seen, batch->id) > 0) return done;
    seen.push_back(batch->id);
    finish(ctx, archive, *batch);
    ++done;
  }
}

int ScanFolders::look(const Context& ctx, const PaperArchive& archive) {
  const auto offices =
      sql::read(ctx.db, [](sql::Transaction& tx) { return store::all_offices(tx); });
  int taken = 0;
  for (const Office& office : offices) {
    const auto watched =
        watched_.try_emplace(office.slug, scan::WatchedFolder(folder_ / office.slug)).first;
    taken += take_in(ctx, archive, office, watched->second);
  }
  return taken;
}

int ScanFolders::take_in(const Context& ctx, const PaperArchive& archive, const Office& office,
                         scan::WatchedFolder& watched) {
  int taken = 0;
  for (const auto& path : watched.look()) {
    const bool large = std::filesystem::file_size(path) > kMostFolderBytes;
    const auto images = large ? Expected<std::vector<std::string>>(
                                    Error{ErrorCode::invalid_input, "file.too_large", {"200"}})
                              : images_of(read_whole(path));
    if (!images) {
      watched.failed(path, ctx.vietnamese.text(images.error().message_id, images.error().args));
      continue;
    }
    const ScanBatch batch{.id = make<ScanBatchId>(),
                          .office = office.id,
                          .source = FileSource::folder,
                          .origin = path.filename().string(),
                          .asked_at = ctx.time.now(),
                          .state = BatchState::waiting};
    if (keep_batch(ctx, archive, batch, *images)) return taken;  // no room: the file stays there
    watched.done(path);
    ++taken;
  }
  return taken;
}

}  // namespace khongcho::app
