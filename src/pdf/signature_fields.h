// The signature fields of a document (AcroForm, ISO 32000-1, 12.7.4.5) that are signed.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "pdf/pdf_file.h"

namespace khongcho::pdf {

struct SignatureField {
  std::string name;
  Reference field;
  Reference value;  // of the signature dictionary; number 0 where it stands inside the field
  Dictionary signature;
};

// In the order of the form. Fields below fields are found too.
std::vector<SignatureField> signature_fields(const PdfFile& file);

}  // namespace khongcho::pdf
