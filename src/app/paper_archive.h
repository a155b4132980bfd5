// Archived papers: the receipt as PDF, made once for each version of its dossier and from then on
// served as it was, its bytes checked against their hash.
#pragma once

#include <string>

#include "app/context.h"
#include "core/people/officer.h"
#include "store/blob_store.h"

namespace khongcho::app {

struct PaperArchive {
  store::BlobStore files;
  std::string public_address = {};  // for the QR: "https://motcua.example.vn"
};

// The PDF of Mẫu 01. Refuses as dossier_paper does. Throws std::runtime_error when the archived
// file is lost or damaged: a paper that was handed out is never quietly replaced by another.
Expected<std::string> archived_receipt(const Context& ctx, const PaperArchive& archive,
                                       const Officer& reader, const std::string& code);

}  // namespace khongcho::app
