#include "web/verify/verify_words.h"

#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

// The end of the keys of its sentences, and its colour.
struct Look {
  std::string key;
  std::string colour;
};

Look look_of(app::FileVerdict verdict) {
  switch (verdict) {
    case app::FileVerdict::unreadable:
      return {"unreadable", "red"};
    case app::FileVerdict::other_result:
      return {"other_result", "red"};
    case app::FileVerdict::genuine:
      return {"genuine", "green"};
    case app::FileVerdict::tampered:
      return {"tampered", "red"};
    case app::FileVerdict::not_signed:
      return {"not_signed", "orange"};
    case app::FileVerdict::not_ours:
      return {"not_ours", "yellow"};
    case app::FileVerdict::doubtful:
      return {"doubtful", "orange"};
  }
  return {"unreadable", "red"};
}

Look look_of(pdf::SignatureVerdict verdict) {
  using enum pdf::SignatureVerdict;
  switch (verdict) {
    case unreadable:
      return {"unreadable", "red"};
    case tampered:
      return {"tampered", "red"};
    case changed_later:
      return {"changed_later", "red"};
    case untrusted:
      return {"untrusted", "orange"};
    case expired:
      return {"expired", "orange"};
    case not_yet_valid:
      return {"not_yet_valid", "orange"};
    case not_for_signing:
      return {"not_for_signing", "orange"};
    case valid:
      return {"valid", "green"};
  }
  return {"unreadable", "red"};
}

std::string days_of(const pdf::CertificateFacts& certificate) {
  return day_text(civil_day(certificate.not_before)) + " – " +
         day_text(civil_day(certificate.not_after));
}

SignatureRow row_of(const Locale& locale, const pdf::SignatureReport& report) {
  const Look look = look_of(report.verdict);
  SignatureRow row{
      .tag = {.text = locale.text("verify.signature_" + look.key), .colour = look.colour},
      .name = report.certificate ? report.certificate->name : report.field,
      .facts = {}};
  if (report.signed_at)
    row.facts.push_back({locale.text("verify.signed_at"), instant_words(*report.signed_at)});
  if (!report.reason.empty()) row.facts.push_back({locale.text("verify.reason"), report.reason});
  if (!report.certificate) return row;
  row.facts.push_back({locale.text("verify.certificate_by"), report.certificate->issuer});
  row.facts.push_back({locale.text("verify.certificate_days"), days_of(*report.certificate)});
  row.facts.push_back({locale.text("verify.serial"), report.certificate->serial, true});
  return row;
}

}  // namespace

std::vector<VerifyFact> issued_facts(const Locale& locale, const app::IssuedResult& issued) {
  const std::string signer =
      issued.signer_title.empty() ? issued.signer : issued.signer + ", " + issued.signer_title;
  std::vector<VerifyFact> facts{{locale.text("verify.number"), issued.number},
                                {locale.text("verify.office"), issued.office},
                                {locale.text("verify.procedure"), issued.procedure_name},
                                {locale.text("verify.signer"), signer},
                                {locale.text("verify.signed_at"), instant_words(issued.signed_at)}};
  for (const app::IssuedSignature& each : issued.signatures)
    facts.push_back({locale.text("verify.role_" + std::string(text_of(each.signature.role))),
                     each.name + ", " + instant_words(each.signature.at)});
  if (issued.sha256.empty())
    facts.push_back({locale.text("verify.file_now"), locale.text("verify.on_paper")});
  else
    facts.push_back({locale.text("verify.hash"), issued.sha256, true});
  return facts;
}

VerifyAnswer answer_about(const Locale& locale, const app::VerifiedFile& file) {
  const Look look = look_of(file.verdict);
  VerifyAnswer answer{.tag = {.text = locale.text("verify.tag_" + look.key), .colour = look.colour},
                      .headline = locale.text("verify.headline_" + look.key),
                      .text = locale.text("verify.text_" + look.key),
                      .next = locale.text("verify.next_" + look.key),
                      .signatures = {}};
  if (file.problem && file.verdict == app::FileVerdict::unreadable)
    answer.text = locale.text(*file.problem);
  for (const pdf::SignatureReport& report : file.signatures)
    answer.signatures.push_back(row_of(locale, report));
  return answer;
}

}  // namespace khongcho::web
