#include "pdf/pdf_verify.h"

#include <algorithm>

#include "pdf/cms_check.h"
#include "pdf/later_changes.h"
#include "pdf/signature_fields.h"

namespace khongcho::pdf {

namespace {

constexpr Seconds kClocksDiffer = std::chrono::hours{24};
constexpr std::size_t kMostSignatures = 50;

// What a signature covers: all before and behind the hexadecimal text of itself.
struct Coverage {
  std::size_t contents_at = 0;
  std::size_t contents_end = 0;
  std::size_t end = 0;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    const int high = hex_digit(hex[at]);
    const int low = hex_digit(hex[at + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

// Nothing for a range that leaves out anything but the signature's own text: whoever chooses what
// is left out chooses what the document shows.
std::optional<Coverage> coverage_of(const PdfFile& file, const SignatureField& field) {
  const Object range = file.resolve(field.signature, "ByteRange");
  const auto* numbers = range.as<Array>();
  if (!numbers || numbers->size() != 4) return {};
  std::vector<std::size_t> values;
  for (const Object& each : *numbers) {
    const auto value = each.whole();
    if (!value || *value < 0) return {};
    values.push_back(static_cast<std::size_t>(*value));
  }
  const std::string& bytes = file.bytes();
  const Coverage coverage{values[1], values[2], values[2] + values[3]};
  if (values[0] != 0 || values[1] + 2 > values[2] || values[2] > bytes.size() ||
      values[3] > bytes.size() - values[2])
    return {};
  if (bytes[coverage.contents_at] != '<' || bytes[coverage.contents_end - 1] != '>') return {};
  // The text left out must stand in this very signature.
  const auto object = file.find(field.value.number != 0 ? field.value : field.field);
  if (!object || object->end < coverage.contents_end) return {};
  const Object value = file.resolve(field.signature, "Contents");
  const auto* contents = value.as<std::string>();
  const auto text = from_hex(std::string_view(bytes).substr(
      coverage.contents_at + 1, coverage.contents_end - coverage.contents_at - 2));
  return contents && text && *contents == *text ? std::optional(coverage) : std::nullopt;
}

// "D:20230929151000+07'00'", the offset as ours or none.
std::optional<Instant> date_of(const PdfFile& file, const Dictionary& signature) {
  const Object value = file.resolve(signature, "M");
  const auto* text = value.as<std::string>();
  if (!text || text->size() < 16 || !text->starts_with("D:")) return {};
  const std::string& d = *text;
  std::string offset = d.substr(16);
  std::erase(offset, '\'');
  if (offset.size() == 5) offset.insert(3, ":");
  return parse_instant(d.substr(2, 4) + "-" + d.substr(6, 2) + "-" + d.substr(8, 2) + "T" +
                       d.substr(10, 2) + ":" + d.substr(12, 2) + ":" + d.substr(14, 2) + offset);
}

Owned<X509_STORE> store_of(const Authorities& trusted) {
  Owned<X509_STORE> store(X509_STORE_new());
  // An authority of the list is trusted whether or not it is a root.
  X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
  for (const std::string& pem : trusted.pem())
    for (const auto& certificate : certificates_of(pem))
      X509_STORE_add_cert(store.get(), certificate.get());
  return store;
}

SignatureVerdict verdict_of_certificate(const CmsCheck& check, const SignatureReport& report,
                                        X509_STORE* store, Instant now) {
  const Instant at = report.signed_at.value_or(now);
  switch (check.chain(store, at)) {
    case ChainAnswer::untrusted:
      return SignatureVerdict::untrusted;
    case ChainAnswer::expired:
      return SignatureVerdict::expired;
    case ChainAnswer::not_yet_valid:
      return SignatureVerdict::not_yet_valid;
    case ChainAnswer::trusted:
      break;
  }
  if (at > now + kClocksDiffer) return SignatureVerdict::not_yet_valid;
  return report.certificate->for_signing ? SignatureVerdict::valid
                                         : SignatureVerdict::not_for_signing;
}

SignatureReport report_on(const PdfFile& file, const SignatureField& field, X509_STORE* store,
                          Instant now) {
  SignatureReport report{.field = field.name};
  const Object reason = file.resolve(field.signature, "Reason");
  if (const auto* text = reason.as<std::string>()) report.reason = utf8_text(*text);
  const Object filter = file.resolve(field.signature, "SubFilter");
  const bool is_cades = filter.is_name("ETSI.CAdES.detached");
  if (!is_cades && !filter.is_name("adbe.pkcs7.detached")) return report;
  const auto coverage = coverage_of(file, field);
  if (!coverage) {
    report.verdict = SignatureVerdict::tampered;
    return report;
  }
  const std::string_view bytes = file.bytes();
  const auto der = from_hex(
      bytes.substr(coverage->contents_at + 1, coverage->contents_end - coverage->contents_at - 2));
  const auto check = der ? CmsCheck::read(*der) : std::nullopt;
  if (!check) return report;

  report.certificate = facts_of(check->certificate());
  report.signed_at = check->signing_time();
  if (!report.signed_at) report.signed_at = date_of(file, field.signature);
  report.covers_whole_file = coverage->end == bytes.size();
  std::string covered(bytes.substr(0, coverage->contents_at));
  covered += bytes.substr(coverage->contents_end, coverage->end - coverage->contents_end);
  if (!check->fits(covered) || (is_cades && !check->names_certificate())) {
    report.verdict = SignatureVerdict::tampered;
  } else if (!report.covers_whole_file && !only_signed_since(file, coverage->end)) {
    report.verdict = SignatureVerdict::changed_later;
  } else {
    report.verdict = verdict_of_certificate(*check, report, store, now);
  }
  return report;
}

}  // namespace

Expected<std::vector<SignatureReport>> verify_pdf(const std::string& bytes,
                                                  const VerifyQuestion& question) {
  const auto file = PdfFile::read(bytes);
  if (!file) return file.error();
  const auto store = store_of(question.trusted);
  std::vector<SignatureReport> reports;
  for (const SignatureField& field : signature_fields(*file)) {
    if (reports.size() == kMostSignatures) return broken_pdf("too many signatures");
    reports.push_back(report_on(*file, field, store.get(), question.now));
  }
  return reports;
}

bool all_valid(const std::vector<SignatureReport>& reports) {
  const auto valid = [](const SignatureReport& report) {
    return report.verdict == SignatureVerdict::valid;
  };
  return !reports.empty() && std::ranges::all_of(reports, valid) &&
         std::ranges::any_of(reports, &SignatureReport::covers_whole_file);
}

}  // namespace khongcho::pdf
