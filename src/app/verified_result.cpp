#include "app/verified_result.h"

#include <algorithm>

#include "base/crypto.h"
#include "core/dossier/dossier.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/signing_key_store.h"

namespace khongcho::app {

namespace {

std::optional<IssuedResult> issued_of(sql::Transaction& tx, const Dossier& dossier) {
  if (!dossier.signed_at) return {};
  IssuedResult issued{.office = store::find_office(tx, deciding_office(dossier)).value().name,
                      .procedure_name = dossier.procedure_name,
                      .number = dossier.result_number,
                      .signed_at = *dossier.signed_at,
                      .sha256 = dossier.result_sha256};
  if (const auto signer = store::find_officer(tx, dossier.signer)) {
    issued.signer = signer->full_name;
    issued.signer_title = signer->title;
  }
  for (const ResultSignature& signature : store::signatures_of(tx, dossier.id)) {
    const auto key = store::find_key(tx, signature.key);
    issued.signatures.push_back({signature, key ? key->name : ""});
  }
  return issued;
}

std::string code_of(const std::string& typed) {
  std::string code;
  for (const char c : typed)
    if (c != ' ' && c != '-') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return code;
}

struct FoundFile {
  std::optional<IssuedResult> issued;
  bool other = false;  // than the result asked about
};
FoundFile find_file(const Context& ctx, const std::string& sha256, const std::string& code) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    FoundFile found;
    const auto signature = store::find_signature(tx, sha256);
    if (!signature) return found;
    const Dossier dossier = store::find_dossier(tx, signature->dossier).value();
    found.issued = issued_of(tx, dossier);
    found.other = !code.empty() && dossier.lookup_code != code;
    return found;
  });
}

FileVerdict verdict_of(const std::vector<pdf::SignatureReport>& reports) {
  using enum pdf::SignatureVerdict;
  if (reports.empty()) return FileVerdict::not_signed;
  const auto any = [&](std::initializer_list<pdf::SignatureVerdict> verdicts) {
    return std::ranges::any_of(reports, [&](const pdf::SignatureReport& report) {
      return std::ranges::count(verdicts, report.verdict) > 0;
    });
  };
  if (any({tampered, changed_later})) return FileVerdict::tampered;
  return pdf::all_valid(reports) ? FileVerdict::not_ours : FileVerdict::doubtful;
}

}  // namespace

std::optional<IssuedResult> issued_result(const Context& ctx, const std::string& lookup_code) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> std::optional<IssuedResult> {
    const auto dossier = store::find_dossier_by_lookup_code(tx, code_of(lookup_code));
    return dossier ? issued_of(tx, *dossier) : std::nullopt;
  });
}

VerifiedFile verify_file(const Context& ctx, const KeyFolder& keys, const std::string& bytes,
                         const std::string& lookup_code) {
  VerifiedFile file{.sha256 = sha256_hex(bytes)};
  const auto reports =
      pdf::verify_pdf(bytes, {.trusted = trusted_authorities(keys), .now = ctx.time.now()});
  if (reports)
    file.signatures = *reports;
  else
    file.problem = reports.error();
  FoundFile found = find_file(ctx, file.sha256, code_of(lookup_code));
  file.issued = std::move(found.issued);
  if (file.issued)
    file.verdict = found.other ? FileVerdict::other_result : FileVerdict::genuine;
  else if (reports)
    file.verdict = verdict_of(*reports);
  return file;
}

}  // namespace khongcho::app
