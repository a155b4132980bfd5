// What is known about the papers of a dossier (TT 01/2023/TT-VPCP), the dossier marked as
// digitised, and papers of a person used again instead of being asked for again.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "core/digitisation/dossier_file.h"
#include "core/people/officer.h"
#include "core/procedure/procedure.h"

namespace khongcho::app {

// What a description may begin with: the owner of the dossier, the type and the name of the paper.
PaperRecord suggested_record(const Context& ctx, const Dossier& dossier, const DossierFile& file);
// A result as its signature or its seal left it.
struct SignedFile {
  std::string sha256;
  std::int64_t bytes = 0;
  int pages = 1;
};
// In the transaction that signs or seals: it joins the files of the dossier, described as far as
// the dossier tells whose it is. Where it was there without the seal (`before`), it is the same
// paper under the same number.
void keep_signed_file(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                      const Dossier& dossier, const SignedFile& file,
                      const std::string& before = "");
// Gives the paper its number; one that has a number keeps it while owner and type stay. The first
// thing wrong is the refusal; see record_problems for all of it.
Expected<DossierFile> describe_file(const Context& ctx, const Officer& officer,
                                    const std::string& code, FileId id, PaperRecord record);

// Once its result is there as a file and every file is described. An event.
Expected<Dossier> mark_dossier_digitized(const Context& ctx, const Officer& officer,
                                         const DossierCommand& command);

// A paper of the person that does for a line of a procedure's checklist.
struct ReusablePaper {
  FileId file;
  std::string component;  // the line it does for
  std::string title;
  std::string code;       // mã giấy tờ
  std::string issuer;
  std::string issued_on;
  std::string valid_to;
};
// For those who receive; only papers marked for it and valid today, for lines where an electronic
// copy does, one a line: the latest.
std::vector<ReusablePaper> reusable_papers(const Context& ctx, const Officer& officer,
                                           const std::string& personal_id,
                                           const std::vector<const Component*>& components);
// Links papers to a dossier just received; what does not fit its lines or its submitter is refused
// and nothing is linked.
Expected<int> reuse_papers(const Context& ctx, const Officer& officer, const std::string& code,
                           const std::vector<FileId>& papers);

}  // namespace khongcho::app
