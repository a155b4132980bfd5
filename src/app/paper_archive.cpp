#include "app/paper_archive.h"

#include <stdexcept>

#include "app/dossier_files.h"
#include "app/paper_views.h"
#include "app/receipt_pdf.h"
#include "store/archive_store.h"

namespace khongcho::app {

namespace {

constexpr const char* kReceipt = "receipt";

std::string bytes_of(const PaperArchive& archive, const store::ArchivedPaper& paper) {
  auto bytes = archive.files.get(paper.sha256);
  if (!bytes) throw std::runtime_error("archived paper " + paper.sha256 + " is lost");
  return std::move(*bytes);
}

}  // namespace

Expected<std::string> archived_receipt(const Context& ctx, const PaperArchive& archive,
                                       const Officer& reader, const std::string& code) {
  const auto paper = dossier_paper(
      ctx, reader, {.code = code, .kind = kReceipt, .public_address = archive.public_address});
  if (!paper) return paper.error();
  const auto kept_before = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::find_archived_paper(tx, paper->dossier, kReceipt, paper->version);
  });
  if (kept_before) return bytes_of(archive, *kept_before);

  const std::string bytes = receipt_pdf(paper->form, paper->received_at);
  const auto sha256 = keep_bytes(archive, bytes);
  if (!sha256) return sha256.error();
  const store::ArchivedPaper made{.dossier = paper->dossier,
                                  .form = kReceipt,
                                  .version = paper->version,
                                  .sha256 = *sha256,
                                  .bytes = static_cast<std::int64_t>(bytes.size()),
                                  .created_at = ctx.time.now()};
  const store::ArchivedPaper kept =
      sql::in_transaction(ctx.db, [&](sql::Transaction& tx) { return store::keep(tx, made); });
  return bytes_of(archive, kept);
}

}  // namespace khongcho::app
