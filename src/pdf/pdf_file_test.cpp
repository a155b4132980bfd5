#include "pdf/pdf_file.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "pdf/pdf_signature.h"
#include "pdf/pdf_update.h"
#include "pdf/pdf_verify.h"
#include "pdf/stream_filter.h"
#include "pdf/token_uri.h"
#include "tests/keys/test_pdf.h"
#include "tests/support/property.h"

namespace khongcho::pdf {
namespace {

const Instant kAt = *parse_instant("2023-09-29T15:10:00+07:00");

std::string drawn() {
  return test::drawn_pdf("Nguyễn Thị Sáu");
}

Object read_object(std::string_view text) {
  const auto object = ObjectReader(text, 0).object();
  return object ? *object : Object(Name{"nothing"});
}

std::string deflated(const std::string& plain) {
  std::string packed(compressBound(plain.size()), '\0');
  uLongf length = packed.size();
  compress(reinterpret_cast<Bytef*>(packed.data()), &length,
           reinterpret_cast<const Bytef*>(plain.data()), plain.size());
  packed.resize(length);
  return packed;
}

// Catalog and pages inside an object stream, found by a stream of references with PNG rows.
std::string modern_pdf() {
  const std::string catalog = "<< /Type /Catalog /Pages 2 0 R >> ";
  const std::string index = "1 0 2 " + std::to_string(catalog.size()) + " ";
  const std::string inside = index + catalog + "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
  std::string bytes = "%PDF-1.7\n";
  const std::size_t page_at = bytes.size();
  bytes += "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >> endobj\n";
  const std::size_t objects_at = bytes.size();
  const std::string packed = deflated(inside);
  bytes += "4 0 obj << /Type /ObjStm /N 2 /First " + std::to_string(index.size()) +
           " /Filter /FlateDecode /Length " + std::to_string(packed.size()) + " >> stream\n" +
           packed + "\nendstream endobj\n";
  const std::size_t references_at = bytes.size();
  const auto row = [](int kind, std::size_t second, int third) {
    return std::string{static_cast<char>(kind), static_cast<char>(second >> 8),
                       static_cast<char>(second), static_cast<char>(third)};
  };
  std::string rows;
  std::string above(4, '\0');
  for (const std::string& each : {row(0, 0, 0), row(2, 4, 0), row(2, 4, 1), row(1, page_at, 0),
                                  row(1, objects_at, 0), row(1, references_at, 0)}) {
    rows += '\2';  // PNG "up"
    for (std::size_t at = 0; at < 4; ++at) rows += static_cast<char>(each[at] - above[at]);
    above = each;
  }
  const std::string packed_rows = deflated(rows);
  bytes +=
      "5 0 obj << /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode "
      "/DecodeParms << /Predictor 12 /Columns 4 >> /Length " +
      std::to_string(packed_rows.size()) + " >> stream\n" + packed_rows +
      "\nendstream endobj\nstartxref\n" + std::to_string(references_at) + "\n%%EOF\n";
  return bytes;
}

TEST(PdfObject, IsWrittenAsItWasRead) {
  for (const char* text : {"null", "true", "12", "-0.50", "(a\\(b\\)c)", "/Name#20x", "12 0 R",
                           "[1 [2 /A] (x)]", "<< /A 1 /B << /C 2 0 R >> >>", "<FEFF1EA1>"})
    EXPECT_EQ(text_of(read_object(text)), text);
  EXPECT_EQ(read_object("(a\\101\\n % no comment)"), Object(std::string("aA\n % no comment")));
  EXPECT_EQ(text_of(read_object("[1 2 3 0 R]")), "[1 2 3 0 R]");
}

TEST(PdfObject, WhatIsNoneIsNothing) {
  for (const char* text :
       {"", "<<", "[1 2", "(abc", "<4x>", "<< /A >>", "<< 1 2 >>", ">>", "endobj"})
    EXPECT_FALSE(ObjectReader(text, 0).object()) << text;
  EXPECT_FALSE(ObjectReader(std::string(10'000, '['), 0).object());
}

TEST(PdfObject, TextsOfPeopleComeBack) {
  for (const char* text : {"Phe duyet", "Phê duyệt", "Ủy ban nhân dân xã Thanh Sơn", "🙂"})
    EXPECT_EQ(utf8_text(pdf_text(text)), text);
}

TEST(PdfFile, OfCairoIsRead) {
  const auto file = PdfFile::read(drawn());
  ASSERT_TRUE(file);
  ASSERT_EQ(file->pages().size(), 1U);
  const Object box = file->page_value(file->pages()[0], "MediaBox");
  ASSERT_TRUE(box.as<Array>());
  EXPECT_EQ(box.as<Array>()->size(), 4U);
}

TEST(PdfFile, WithStreamsOfObjectsAndReferencesIsReadAndGoesOn) {
  const auto file = PdfFile::read(modern_pdf());
  ASSERT_TRUE(file) << file.error().detail;
  ASSERT_EQ(file->pages().size(), 1U);
  EXPECT_TRUE(file->references_are_stream());

  PdfUpdate update(*file);
  const Reference added = update.add(Object(std::string("more")));
  const auto again = PdfFile::read(update.finish().bytes);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(again->resolve(added), Object(std::string("more")));
  EXPECT_EQ(again->pages().size(), 1U);
}

TEST(PdfFile, WhatIsNoneIsRefused) {
  const auto refused = [](const std::string& bytes) {
    const auto file = PdfFile::read(bytes);
    return file ? std::string() : file.error().message_id;
  };
  EXPECT_EQ(refused(""), "pdf.not_a_pdf");
  EXPECT_EQ(refused("MZ executable"), "pdf.not_a_pdf");
  EXPECT_EQ(refused("%PDF-1.5 and nothing else"), "pdf.broken");
  const std::string whole = drawn();
  EXPECT_EQ(refused(whole.substr(0, whole.size() / 2)), "pdf.broken");
  std::string locked = whole;
  locked.replace(locked.find("/Root"), 5, "/Encrypt 1 0 R /Root");
  EXPECT_EQ(refused(locked), "pdf.encrypted");
}

TEST(PdfFile, TheChainOfUpdatesMayBiteItsTail) {
  std::string bytes = drawn();
  const std::size_t at = PdfFile::read(bytes)->references_at();
  bytes.replace(bytes.find("/Root"), 5, "/Prev " + std::to_string(at) + " /Root");
  EXPECT_TRUE(PdfFile::read(bytes));
}

// Whatever somebody uploads, the answer is one: read or refused.
TEST(PdfFileProperty, DamagedFilesAreReadOrRefused) {
  const test::TestAuthority authority;
  Authorities trusted;
  trusted.add_pem(authority.pem());
  const auto key = open_key_file(authority.key_file({.name = "Lan"}, "x"), "x");
  ASSERT_TRUE(key);
  const auto signed_pdf = sign_pdf(drawn(), *key, {.field = "S", .name = "Lan", .at = kAt});
  ASSERT_TRUE(signed_pdf);
  const std::vector<std::string> wholes{*signed_pdf, modern_pdf()};
  int read = 0;
  check_property([&](Dice& dice) {
    std::string bytes = wholes[static_cast<std::size_t>(roll(dice, 0, 1))];
    const int last = static_cast<int>(bytes.size()) - 1;
    for (int left = roll(dice, 1, 8); left > 0; --left) {
      // The end, where the references are, gets more than its share.
      const int from = roll(dice, 0, 1) == 0 ? 0 : std::max(0, last - 2000);
      const auto at = static_cast<std::size_t>(roll(dice, from, last));
      bytes[at] = static_cast<char>(roll(dice, 0, 255));
    }
    if (roll(dice, 0, 3) == 0) bytes.resize(static_cast<std::size_t>(roll(dice, 0, last)));
    const auto reports = verify_pdf(bytes, {.trusted = trusted, .now = kAt});
    if (reports) ++read;
  });
  EXPECT_GT(read, 50);
}

TEST(TokenUri, NamesTokenAndKey) {
  const auto parts = parse_token_uri("pkcs11:token=V%C4%83n%20ph%C3%B2ng;object=ky;id=%01%02");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->token, "Văn phòng");
  EXPECT_EQ(parts->object, "ky");
  EXPECT_EQ(parts->id, "\1\2");
}

TEST(TokenUri, HoldsNeitherPinNorModule) {
  for (const char* uri : {"pkcs11:token=a?pin-value=1234", "pkcs11:token=a?module-path=/tmp/x.so",
                          "pkcs11:", "pkcs11:object=a", "file:/etc", "pkcs11:token=%zz", ""})
    EXPECT_FALSE(is_token_uri(uri)) << uri;
}

}  // namespace
}  // namespace khongcho::pdf
