// The result document of a dossier: what the specialist fills in, the document before and after
// the signature, and the PDF that is kept.
#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "app/paper_archive.h"
#include "app/result_pdf.h"
#include "core/paper/printed_result.h"
#include "core/paper/result_draft.h"
#include "core/people/office.h"

namespace khongcho::app {

// The inputs of the form with what is known: the draft, else what the dossier tells.
struct ResultForm {
  Dossier dossier;
  Office office;  // that decides
  const ResultText* text = nullptr;
  ResultValues values;
  bool plain_draft = false;  // the draft is the specialist's own words
  std::optional<Error> no_draft = {};  // why the reader cannot fill it in now
};
// Refuses as dossier_view does. The reading is logged.
Expected<ResultForm> result_form(const Context& ctx, const Officer& reader,
                                 const std::string& code);

// Keeps the values as the dossier's draft. Refuses with the first of value_problems, and as
// draft_dossier does.
Expected<Dossier> draft_result_values(const Context& ctx, const Officer& officer,
                                      const DossierCommand& command, const ResultValues& typed);

// The document as it stands in this transaction; after enter_in_registers with its numbers.
PrintedResult printed_result(sql::Transaction& tx, const Context& ctx, const Dossier& dossier,
                             const std::optional<Officer>& signer,
                             const std::string& public_address);

struct ResultDocument {
  PrintedResult printed;
  Dossier dossier;
  int signed_version = 0;  // of the dossier when it was signed; 0 before
  Instant dated{};         // of the signature, else now
};
// Before the signature the document as it would be, marked as a draft, with the reader as signer
// where the reader may sign. Refuses result.no_draft.
Expected<ResultDocument> result_document(const Context& ctx, const Officer& reader,
                                         const std::string& code,
                                         const std::string& public_address);

// The PDF to be signed or printed: made once for each result, kept in the archive (form "result")
// and served as it was. Where a signed file is attached to the dossier, that one. Refuses
// result.not_signed before the signature.
Expected<std::string> archived_result(const Context& ctx, const PaperArchive& archive,
                                      const Officer& reader, const std::string& code);

}  // namespace khongcho::app
