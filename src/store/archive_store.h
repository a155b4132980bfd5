// Which papers are kept in the archive, by dossier, form and version of the dossier they show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::store {

struct ArchivedPaper {
  DossierId dossier;
  std::string form;  // FormText::kind: "receipt"
  int version = 0;
  std::string sha256;
  std::int64_t bytes = 0;
  Instant created_at{};
  bool operator==(const ArchivedPaper&) const = default;
};

// The first one stays: of two that were made at once, the paper kept is the one this returns.
ArchivedPaper keep(sql::Transaction& tx, const ArchivedPaper& paper);
std::optional<ArchivedPaper> find_archived_paper(sql::Transaction& tx, DossierId dossier,
                                                 const std::string& form, int version);
// Of one dossier, oldest version first.
std::vector<ArchivedPaper> archived_papers_of(sql::Transaction& tx, DossierId dossier);

}  // namespace khongcho::store
