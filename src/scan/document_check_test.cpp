#include "scan/document_check.h"

#include <gtest/gtest.h>

#include "scan/pdf_check.h"
#include "scan/page_image.h"
#include "scan/program.h"
#include "tests/support/drawn_page.h"

namespace khongcho::scan {

namespace {

using test::draw_pdf;
using test::draw_png;
using test::plain_pdf;

std::string problem_of(std::string_view bytes, const DocumentLimits& limits = {}) {
  const auto document = check_document(bytes, limits);
  return document ? "" : document.error().message_id;
}

std::string encrypted(const std::string& pdf, const std::string& password) {
  const TemporaryFolder folder;
  const auto path = folder.write("in.pdf", pdf).string();
  run_program({"qpdf", "--encrypt", password, "owner", "256", "--", path,
               folder.path("out.pdf").string()});
  return folder.read("out.pdf");
}

std::string with_attachment(const std::string& pdf) {
  const TemporaryFolder folder;
  const auto path = folder.write("in.pdf", pdf).string();
  const auto virus = folder.write("setup.exe", "MZ program").string();
  run_program({"qpdf", path, "--add-attachment", virus, "--", folder.path("out.pdf").string()});
  return folder.read("out.pdf");
}

}  // namespace

TEST(DocumentCheck, TakesAPdfWithItsFonts) {
  const auto document = check_document(draw_pdf({{"Tờ khai"}, {"Trang hai"}}));
  ASSERT_TRUE(document) << document.error().message_id;
  EXPECT_EQ(document->media_type, "application/pdf");
  EXPECT_EQ(document->pages, 2);
}

TEST(DocumentCheck, TakesAnImageAndSaysHowFineItIs) {
  const auto document = check_document(draw_png({.lines = {"Căn cước công dân"}, .dpi = 150}));
  ASSERT_TRUE(document) << document.error().message_id;
  EXPECT_EQ(document->media_type, "image/png");
  EXPECT_NEAR(document->dpi, 150, 2);
}

TEST(DocumentCheck, AsksTheBytesAndNotTheName) {
  EXPECT_EQ(problem_of(""), "scan.empty_file");
  EXPECT_EQ(problem_of("xin chào"), "scan.wrong_type");
  EXPECT_EQ(problem_of("#!/bin/sh\necho tep.pdf\n"), "scan.executable");
  // The head of a Windows program, as one named .pdf would bring it.
  std::string program(0x100, '\0');
  program.replace(0, 2, "MZ");
  program[0x3c] = '\x80';
  program.replace(0x80, 4, std::string("PE\0\0", 4));
  program.replace(0x84, 2, "\x4c\x01");
  program.replace(0x98, 2, "\x0b\x01");
  EXPECT_EQ(problem_of(program), "scan.executable");
  const TemporaryFolder folder;
  std::string self = folder.write("x", "").string();
  std::ifstream file("/proc/self/exe", std::ios::binary);
  std::string head(100'000, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  EXPECT_EQ(problem_of(head), "scan.executable");
}

TEST(DocumentCheck, RefusesPdfsThatWillNotOpen) {
  const std::string pdf = draw_pdf({{"Tờ khai"}});
  EXPECT_EQ(problem_of(plain_pdf()), "");
  EXPECT_EQ(problem_of("%PDF-1.7\nrác"), "scan.pdf_damaged");
  EXPECT_EQ(problem_of("%PDF-1.7\n" + std::string(2'000, 'x')), "scan.pdf_damaged");
  EXPECT_EQ(problem_of(encrypted(pdf, "bi-mat")), "scan.pdf_encrypted");
  EXPECT_EQ(problem_of(encrypted(pdf, "")), "scan.pdf_encrypted") << "opens, may not be changed";
}

TEST(DocumentCheck, RefusesPdfsThatDoMoreThanShowPages) {
  EXPECT_EQ(problem_of(plain_pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
            "scan.pdf_javascript");
  EXPECT_EQ(problem_of(plain_pdf("/OpenAction << /S /Launch /F (cmd.exe) >>")), "scan.pdf_active");
  EXPECT_EQ(problem_of(plain_pdf("/OpenAction << /S /#4caunch /F (cmd.exe) >>")),
            "scan.pdf_active")
      << "a name spelt otherwise";
  EXPECT_EQ(problem_of(plain_pdf("", "/AA << /O << /S /JavaScript /JS (x) >> >>")),
            "scan.pdf_javascript");
  EXPECT_EQ(problem_of(with_attachment(plain_pdf())), "scan.pdf_attachment");
}

TEST(DocumentCheck, RefusesPdfsThatWillLookDifferentLater) {
  const std::string font =
      "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
  EXPECT_EQ(problem_of(plain_pdf("", font)), "scan.pdf_fonts");
  EXPECT_EQ(problem_of(plain_pdf("", "", "0 0 10 10")), "scan.pdf_page_size");
  EXPECT_EQ(problem_of(plain_pdf("", "", "0 0 595 90000")), "scan.pdf_page_size");
  EXPECT_EQ(problem_of(draw_pdf({{"1"}, {"2"}, {"3"}}), {.pages = 2}), "scan.too_many_pages");
}

TEST(DocumentCheck, RefusesImagesNobodyCanRead) {
  const std::string png = draw_png({.lines = {"Tờ khai"}, .dpi = 100});
  EXPECT_EQ(problem_of(draw_png({.lines = {"Tờ khai"}, .dpi = 40})), "scan.image_small");
  EXPECT_EQ(problem_of(draw_png({.dpi = 100})), "scan.image_blank");
  EXPECT_EQ(problem_of(png.substr(0, png.size() / 4)), "scan.image_damaged");
  EXPECT_EQ(problem_of(png, {.most_pixels = 1'000}), "scan.image_large");
}

TEST(PdfPages, AreShownOneByOne) {
  const std::string pdf = draw_pdf({{"Tờ khai"}, {}});
  const auto first = pdf_page_picture(pdf, 1, 100);
  ASSERT_TRUE(first);
  const auto size = image_size(*first);
  ASSERT_TRUE(size);
  EXPECT_NEAR(size->width, 827, 2);
  EXPECT_EQ(is_blank_image(*first), false);
  EXPECT_EQ(is_blank_image(*pdf_page_picture(pdf, 2, 100)), true);
  EXPECT_FALSE(pdf_page_picture(pdf, 3, 100));
  EXPECT_EQ(pdf_page_images(pdf, 72)->size(), 2u);
}

TEST(Program, EndsAtItsLimits) {
  EXPECT_EQ(run_program({"echo", "xong"}).output, "xong\n");
  EXPECT_EQ(run_program({"false"}).status, 1);
  EXPECT_EQ(run_program({"sleep", "60"}, {.time = std::chrono::seconds{1}}).status, -1);
  EXPECT_EQ(run_program({"yes"}, {.output_bytes = 100'000}).status, -1);
  EXPECT_NE(run_program({"head", "-c", "300M", "/dev/zero"},
                        {.memory_bytes = 1'000'000}).status, 0);
  EXPECT_NE(run_program({"khong-co-chuong-trinh"}).status, 0);
}

}  // namespace khongcho::scan
