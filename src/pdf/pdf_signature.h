// Electronic signatures in a PDF file (PAdES baseline B: SubFilter ETSI.CAdES.detached), each by
// an incremental update that leaves the ones before it as they were. No time stamp of an authority
// and no revocation data are put in.
#pragma once

#include <optional>
#include <string>

#include "base/expected.h"
#include "base/time.h"
#include "pdf/signing_key.h"

namespace khongcho::pdf {

// What people see of a signature: the first page of a PDF, fitted into a place of the document.
// Points, y goes up from the lower edge, as in PDF.
struct SignatureMark {
  std::string drawing;
  int page = -1;  // from 0; -1: the last
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
};

struct SignatureLook {
  std::string field;  // name of the signature within the document, "Signature1"
  std::string name;   // of who signs
  std::string reason = {};
  std::string location = {};
  Instant at{};
  std::optional<SignatureMark> mark = {};  // none: nothing to see
};

// The document with one signature more. Refuses as PdfFile::read and SigningKey::sign do, and:
//   pdf.field_taken  the document has a signature of that name already
//   pdf.no_page      there is no such page
// Throws std::runtime_error for a drawing that is no PDF.
Expected<std::string> sign_pdf(std::string bytes, const SigningKey& key, const SignatureLook& look);

}  // namespace khongcho::pdf
