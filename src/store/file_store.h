// Files of dossiers, their papers' metadata, and which of a person's papers can be used again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/digitisation/dossier_file.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const DossierFile& file);
// Removed ones too.
std::optional<DossierFile> find_file(sql::Transaction& tx, FileId id);
// Not removed, the first added first.
std::vector<DossierFile> files_of(sql::Transaction& tx, DossierId dossier);
// Writes removed_by, removed_at and removed_why; false where it is removed already.
bool remove(sql::Transaction& tx, const DossierFile& file);
// Writes record, digitized_by and digitized_at.
void describe(sql::Transaction& tx, const DossierFile& file);
// Writes sha256, bytes and pages: the same paper, sealed since.
void replace_bytes(sql::Transaction& tx, const DossierFile& file);
// The next running number of the owner's papers of that type.
int next_paper_number(sql::Transaction& tx, const std::string& owner, const std::string& type);

// Described papers of a person, not removed, each once, the latest first.
std::vector<DossierFile> papers_of_owner(sql::Transaction& tx, const std::string& owner);

}  // namespace khongcho::store
