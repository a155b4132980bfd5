// What the signatures of a PDF file are worth, asked of anybody's file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "pdf/certificate.h"

namespace khongcho::pdf {

// The first that holds, in this order.
enum class SignatureVerdict {
  unreadable,     // no signature this reader knows
  tampered,       // the signed bytes are not those any more
  changed_later,  // the signed bytes are, but the document was changed behind them
  untrusted,      // no trusted authority stands behind the certificate
  expired,        // the certificate was over when it signed
  not_yet_valid,  // or had not begun, or the time of signing is yet to come
  not_for_signing,
  valid,
};

struct SignatureReport {
  SignatureVerdict verdict = SignatureVerdict::unreadable;
  std::string field;
  std::string reason;  // as the signature says
  std::optional<CertificateFacts> certificate;
  std::optional<Instant> signed_at;  // as the signature says: no authority stamped it
  bool covers_whole_file = false;    // else another signature came behind it
};

struct VerifyQuestion {
  const Authorities& trusted;
  Instant now{};
};

// Every signature of the file, in the order of the document. Refuses as PdfFile::read does.
// Revocation is not asked for.
Expected<std::vector<SignatureReport>> verify_pdf(const std::string& bytes,
                                                  const VerifyQuestion& question);
// There is one, all are valid, and the last covers the whole file.
bool all_valid(const std::vector<SignatureReport>& reports);

}  // namespace khongcho::pdf
