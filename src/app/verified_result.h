// What anybody may know about a result: whether a file is the one that was issued, what its
// signatures are worth, what stands behind the code printed on it. No citizen's name is told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/signing_keys.h"
#include "core/people/registered_key.h"
#include "pdf/pdf_verify.h"

namespace khongcho::app {

struct IssuedSignature {
  ResultSignature signature;
  std::string name;  // of the certificate
};
struct IssuedResult {
  std::string office;
  std::string procedure_name;
  std::string number;
  std::string signer;  // who signed, by name and title
  std::string signer_title;
  Instant signed_at{};
  std::string sha256;  // of the file as it is now; empty: signed on paper
  std::vector<IssuedSignature> signatures = {};
};
// By the code on the paper, with or without blanks. Nothing before the signature.
std::optional<IssuedResult> issued_result(const Context& ctx, const std::string& lookup_code);

// The first that holds, in this order.
enum class FileVerdict {
  unreadable,    // no PDF, or damaged
  other_result,  // issued here, but not under the code that was asked about
  genuine,       // the very bytes that were issued here
  tampered,      // signed, and not as signed any more
  not_signed,
  not_ours,  // well signed, and nothing that was issued here
  doubtful,  // of an authority nobody here trusts, or a certificate that was over
};
struct VerifiedFile {
  FileVerdict verdict = FileVerdict::unreadable;
  std::string sha256;
  std::optional<Error> problem = {};  // why it cannot be read
  std::optional<IssuedResult> issued = {};
  std::vector<pdf::SignatureReport> signatures = {};
};
// `lookup_code`: of the result it should be; empty for any.
VerifiedFile verify_file(const Context& ctx, const KeyFolder& keys, const std::string& bytes,
                         const std::string& lookup_code = {});

}  // namespace khongcho::app
