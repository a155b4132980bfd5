#include "pdf/pdf_signature.h"

#include <gtest/gtest.h>

#include "pdf/pdf_file.h"
#include "pdf/pdf_verify.h"
#include "tests/keys/test_pdf.h"

namespace khongcho::pdf {
namespace {

const Instant kAt = *parse_instant("2023-09-29T15:10:00+07:00");
const Instant kNow = *parse_instant("2023-09-29T16:00:00+07:00");
constexpr const char* kPassphrase = "bí mật";

std::string drawn(const std::string& text, int pages = 1) {
  return test::drawn_pdf(text, {.pages = pages});
}

// Around a signature stand a version, a repeated list of algorithms and the zeros that fill its
// room: nobody signs them, and nothing of the document depends on them.
bool in_frame_of_cms(const std::string& bytes, std::size_t at) {
  constexpr std::size_t kFrame = 2 * 60;
  const std::size_t contents = bytes.rfind("/Contents <", at);
  if (contents == bytes.npos || bytes.find('>', contents) < at) return false;
  const std::size_t filled = bytes.find("00000000000000000000000000000000", contents);
  return at < contents + kFrame || at >= filled;
}

class PdfSignature : public testing::Test {
 protected:
  static void SetUpTestSuite() { authority_ = new test::TestAuthority; }
  static void TearDownTestSuite() { delete authority_; }

  static SigningKey key(const test::CertificateWish& wish = {.name = "Đỗ Thị Lan"}) {
    auto opened = open_key_file(authority_->key_file(wish, kPassphrase), kPassphrase);
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }
  static SignatureLook look(const std::string& field, double left = 200) {
    return {.field = field,
            .name = "Đỗ Thị Lan",
            .reason = "Phê duyệt",
            .at = kAt,
            .mark = SignatureMark{.drawing = test::drawn_pdf("Người ký: Đỗ Thị Lan", {160, 60, 1}),
                                  .left = left,
                                  .bottom = 80,
                                  .width = 160,
                                  .height = 60}};
  }
  static std::string signed_once() {
    auto bytes = sign_pdf(drawn("Trích lục khai sinh: Nguyễn Thị Sáu"), key(), look("Signature1"));
    EXPECT_TRUE(bytes);
    return *bytes;
  }
  static std::string signed_twice() {
    auto bytes = sign_pdf(signed_once(), key({.name = "Ủy ban nhân dân xã Thanh Sơn"}),
                          look("Signature2", 30));
    EXPECT_TRUE(bytes);
    return *bytes;
  }
  static std::vector<SignatureReport> verified(const std::string& bytes, Instant now = kNow) {
    Authorities trusted;
    trusted.add_pem(authority_->pem());
    const auto reports = verify_pdf(bytes, {.trusted = trusted, .now = now});
    EXPECT_TRUE(reports) << reports.error().message_id << " " << reports.error().detail;
    return reports ? *reports : std::vector<SignatureReport>{};
  }

  static test::TestAuthority* authority_;
};
test::TestAuthority* PdfSignature::authority_ = nullptr;

TEST_F(PdfSignature, IsValidToUsAndToAnIndependentChecker) {
  const std::string bytes = signed_once();

  const auto reports = verified(bytes);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].verdict, SignatureVerdict::valid);
  EXPECT_EQ(reports[0].certificate->name, "Đỗ Thị Lan");
  EXPECT_EQ(reports[0].reason, "Phê duyệt");
  EXPECT_EQ(reports[0].signed_at, kAt);
  EXPECT_TRUE(reports[0].covers_whole_file);
  const std::string said = test::pdfsig_on(bytes, *authority_);
  EXPECT_NE(said.find("Signature is Valid."), said.npos) << said;
  EXPECT_NE(said.find("Certificate is Trusted."), said.npos) << said;
  EXPECT_NE(said.find("Total document signed"), said.npos) << said;
}

TEST_F(PdfSignature, ASecondOneLeavesTheFirstValid) {
  const std::string bytes = signed_twice();

  EXPECT_TRUE(bytes.starts_with(signed_once().substr(0, 200)));
  const auto reports = verified(bytes);
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_EQ(reports[0].verdict, SignatureVerdict::valid);
  EXPECT_FALSE(reports[0].covers_whole_file);
  EXPECT_EQ(reports[1].verdict, SignatureVerdict::valid);
  EXPECT_TRUE(reports[1].covers_whole_file);
  EXPECT_TRUE(all_valid(reports));
  const std::string said = test::pdfsig_on(bytes, *authority_);
  const auto first = said.find("Signature is Valid.");
  ASSERT_NE(first, said.npos) << said;
  EXPECT_NE(said.find("Signature is Valid.", first + 1), said.npos) << said;
}

TEST_F(PdfSignature, ShowsAMarkThatCanBeRead) {
  const std::string text = test::pdftotext_of(signed_twice());

  EXPECT_NE(text.find("Nguyễn Thị Sáu"), text.npos) << text;
  const auto first = text.find("Người ký: Đỗ Thị Lan");
  ASSERT_NE(first, text.npos) << text;
}

TEST_F(PdfSignature, OneByteOfTheDocumentChangedIsSeen) {
  std::string bytes = signed_once();
  const std::size_t at = bytes.find("stream") + 20;
  bytes[at] = static_cast<char>(bytes[at] ^ 1);

  const auto reports = verified(bytes);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].verdict, SignatureVerdict::tampered);
  EXPECT_NE(test::pdfsig_on(bytes, *authority_).find("Digest Mismatch"), std::string::npos);
}

TEST_F(PdfSignature, WhateverByteIsChangedNoneStaysValid) {
  const std::string bytes = signed_twice();
  Authorities trusted;
  trusted.add_pem(authority_->pem());
  int seen = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    const auto reports = verify_pdf(changed, {.trusted = trusted, .now = kNow});
    if (in_frame_of_cms(bytes, at)) continue;
    EXPECT_FALSE(reports && all_valid(*reports)) << "byte " << at;
    ++seen;
  }
  EXPECT_GT(seen, 100);
}

TEST_F(PdfSignature, ADocumentChangedBehindItIsSeen) {
  const std::string bytes = signed_once();
  // Another page's text, added as any editor would.
  const auto file = PdfFile::read(bytes);
  ASSERT_TRUE(file);
  const Reference page = file->pages().front();
  Dictionary entries = *file->find(page)->object.as<Dictionary>();
  std::string changed = bytes;
  const std::size_t page_at = changed.size();
  entries.set("Rotate", number_object(std::int64_t{180}));
  changed += std::to_string(page.number) + " 0 obj\n" + text_of(entries) + "\nendobj\n";
  const std::size_t xref = changed.size();
  char offset[32];
  snprintf(offset, sizeof offset, "%010zu 00000 n \n", page_at);
  Dictionary trailer = file->trailer();
  trailer.set("Prev", number_object(static_cast<std::int64_t>(file->references_at())));
  changed += "xref\n" + std::to_string(page.number) + " 1\n" + offset + "trailer\n" +
             text_of(trailer) + "\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";

  const auto reports = verified(changed);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].verdict, SignatureVerdict::changed_later);
  EXPECT_FALSE(all_valid(reports));
}

TEST_F(PdfSignature, ABlankBehindTheFileIsSeen) {
  const auto reports = verified(signed_once() + "\n");
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_FALSE(all_valid(reports));
}

TEST_F(PdfSignature, OfAnAuthorityNobodyTrustsIsSaidToBe) {
  const test::TestAuthority other("Kẻ lạ");
  const auto key = open_key_file(other.key_file({.name = "Đỗ Thị Lan"}, "x"), "x");
  ASSERT_TRUE(key);
  const auto bytes = sign_pdf(drawn("Trích lục"), *key, look("Signature1"));
  ASSERT_TRUE(bytes);

  EXPECT_EQ(verified(*bytes).at(0).verdict, SignatureVerdict::untrusted);
  EXPECT_EQ(test::pdfsig_on(*bytes, *authority_).find("Certificate is Trusted"), std::string::npos);
}

TEST_F(PdfSignature, IsJudgedByTheTimeItWasMade) {
  const SigningKey short_lived =
      key({.name = "Đỗ Thị Lan", .not_after = kAt + std::chrono::hours{1}});
  const auto bytes = sign_pdf(drawn("Trích lục"), short_lived, look("Signature1"));
  ASSERT_TRUE(bytes);

  EXPECT_EQ(verified(*bytes, kAt + std::chrono::days{400}).at(0).verdict, SignatureVerdict::valid);
  EXPECT_EQ(verified(*bytes, kAt - std::chrono::days{400}).at(0).verdict,
            SignatureVerdict::not_yet_valid);
}

TEST_F(PdfSignature, IsNotMadeWithACertificateThatIsOverOrNotForIt) {
  const auto refused = [&](const test::CertificateWish& wish) {
    const auto bytes = sign_pdf(drawn("Trích lục"), key(wish), look("Signature1"));
    return bytes ? std::string() : bytes.error().message_id;
  };
  EXPECT_EQ(refused({.name = "Lan", .not_after = kAt - Seconds{1}}), "pdf.certificate_expired");
  EXPECT_EQ(refused({.name = "Lan", .not_before = kAt + Seconds{60}}), "pdf.certificate_not_yet");
  EXPECT_EQ(refused({.name = "Lan", .usage = "keyEncipherment"}), "pdf.not_for_signing");
}

TEST_F(PdfSignature, IsRefusedASecondTimeUnderTheSameName) {
  const auto again = sign_pdf(signed_once(), key(), look("Signature1"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message_id, "pdf.field_taken");
}

TEST_F(PdfSignature, StandsOnThePageAskedFor) {
  SignatureLook on_first = look("Signature1");
  on_first.mark->page = 0;
  const auto bytes = sign_pdf(drawn("Trích lục", 3), key(), on_first);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(verified(*bytes).at(0).verdict, SignatureVerdict::valid);
  const auto file = PdfFile::read(*bytes);
  EXPECT_NE(file->page_value(file->pages().front(), "Annots"), Object());
  EXPECT_EQ(file->page_value(file->pages().back(), "Annots"), Object());

  on_first.mark->page = 3;
  const auto beyond = sign_pdf(drawn("Trích lục", 3), key(), on_first);
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().message_id, "pdf.no_page");
}

TEST_F(PdfSignature, KeyFilesThatDoNotOpenSayWhy) {
  const std::string file = authority_->key_file({.name = "Lan"}, kPassphrase);
  const auto refused = [](const std::string& bytes, const std::string& passphrase) {
    const auto key = open_key_file(bytes, passphrase);
    return key ? std::string() : key.error().message_id;
  };
  EXPECT_EQ(refused(file, "sai"), "pdf.wrong_passphrase");
  EXPECT_EQ(refused("không phải tệp khóa", "sai"), "pdf.key_file_broken");
  EXPECT_EQ(refused(file.substr(0, 500), kPassphrase), "pdf.key_file_broken");
}

TEST_F(PdfSignature, ByATokenIsAsGood) {
  const test::TestToken token(*authority_, {.name = "Đỗ Thị Lan"}, "lan", "123456");
  const TokenAddress address{test::TestToken::module(), token.uri()};
  {
    const auto key = open_token(address, "123456");
    ASSERT_TRUE(key) << key.error().message_id << " " << key.error().detail;
    const auto bytes = sign_pdf(drawn("Trích lục"), *key, look("Signature1"));
    ASSERT_TRUE(bytes) << bytes.error().detail;
    EXPECT_EQ(verified(*bytes).at(0).verdict, SignatureVerdict::valid);
    EXPECT_NE(test::pdfsig_on(*bytes, *authority_).find("Signature is Valid."), std::string::npos);
  }
  const auto wrong = open_token(address, "654321");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().message_id, "pdf.wrong_pin");
  const auto absent = open_token({address.module, "pkcs11:token=khac"}, "123456");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().message_id, "pdf.no_token");
  const auto other_key = open_token({address.module, "pkcs11:token=lan;object=khac"}, "123456");
  ASSERT_FALSE(other_key);
  EXPECT_EQ(other_key.error().message_id, "pdf.no_key_on_token");
  const auto no_module = open_token({"/khong/co.so", token.uri()}, "123456");
  ASSERT_FALSE(no_module);
  EXPECT_EQ(no_module.error().message_id, "pdf.no_module");
}

TEST_F(PdfSignature, ATokenTakenOutMeanwhileIsSaid) {
  test::TestToken token(*authority_, {.name = "Đỗ Thị Lan"}, "lan", "123456");
  const auto key = open_token({test::TestToken::module(), token.uri()}, "123456");
  ASSERT_TRUE(key) << key.error().message_id << " " << key.error().detail;
  ASSERT_TRUE(sign_pdf(drawn("Trích lục"), *key, look("Signature1")));

  token.pull_out();
  const auto refused = sign_pdf(drawn("Trích lục"), *key, look("Signature1"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message_id, "pdf.token_failed");
}

}  // namespace
}  // namespace khongcho::pdf
