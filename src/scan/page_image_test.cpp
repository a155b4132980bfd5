#include "scan/page_image.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scan/picture.h"
#include "scan/program.h"
#include "scan/searchable_pdf.h"
#include "tests/support/drawn_page.h"

namespace khongcho::scan {

namespace {

using test::draw_png;
using test::DrawnPage;

const std::vector<std::string> kDeclaration{
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",          "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Sáu",
    "Nơi cư trú: xã Thanh Sơn, huyện Thanh Hà, tỉnh Hải Dương",
    "Giấy tờ tùy thân: căn cước công dân số 030157004512"};

// What is still askew, measured by the same instrument a second time.
double left_over(const std::string& image) {
  return straighten(image, Tone::grey)->turned_degrees;
}

std::string text_of_pdf(const std::string& pdf) {
  const TemporaryFolder folder;
  return run_program({"pdftotext", folder.write("a.pdf", pdf).string(), "-"}).output;
}

}  // namespace

TEST(PageImage, IsStraightenedWithinHalfADegree) {
  for (const double askew : {-6.0, -2.5, -0.8, 0.0, 0.7, 3.0, 7.0}) {
    const auto page =
        straighten(draw_png({.lines = kDeclaration, .turned_degrees = askew}), Tone::grey);
    ASSERT_TRUE(page);
    EXPECT_NEAR(page->turned_degrees, -askew, 0.5) << askew;
    EXPECT_NEAR(left_over(page->image), 0, 0.5) << askew;
  }
}

TEST(PageImage, ABlankPageIsSeen) {
  EXPECT_TRUE(straighten(draw_png({}), Tone::grey)->blank);
  EXPECT_TRUE(straighten(draw_png({.dark_edge = true}), Tone::grey)->blank)
      << "the lid's shadow is no writing";
  EXPECT_FALSE(straighten(draw_png({.lines = {"Đã nhận"}}), Tone::grey)->blank);
}

TEST(PageImage, IsInTheToneAskedFor) {
  const std::string png = draw_png({.lines = kDeclaration, .dpi = 300});
  const auto depth = [&](Tone tone) {
    return pixGetDepth(read_picture(straighten(png, tone)->image).get());
  };
  EXPECT_EQ(depth(Tone::grey), 8);
  EXPECT_EQ(depth(Tone::colour), 32);
  EXPECT_EQ(depth(Tone::black_white), 1);
}

TEST(PageImage, ASmallPaperIsCutOut) {
  const auto card = straighten(draw_png({.lines = {"Căn cước", "Nguyễn Thị Sáu"}}), Tone::grey);
  const auto whole = image_size(draw_png({}));
  const auto size = image_size(card->image);
  EXPECT_LT(size->height, whole->height / 2);
  EXPECT_LT(size->width, whole->width);
}

TEST(PageImage, TheCodeOfACoverSheetIsRead) {
  for (const double askew : {0.0, 4.0}) {
    const auto page = straighten(draw_png({.lines = {"Tờ bìa"},
                                           .code = "KC1|7K4M29RT|id_card",
                                           .turned_degrees = askew}),
                                 Tone::black_white);
    EXPECT_EQ(page->codes, std::vector<std::string>{"KC1|7K4M29RT|id_card"}) << askew;
  }
  EXPECT_TRUE(straighten(draw_png({.lines = kDeclaration}), Tone::grey)->codes.empty());
}

TEST(PageImage, RefusesWhatIsNoImage) {
  EXPECT_EQ(straighten("không phải ảnh", Tone::grey).error().message_id, "scan.image_damaged");
  EXPECT_EQ(straighten("", Tone::grey).error().message_id, "scan.image_damaged");
}

TEST(PageImage, IsMadeSmallerToBeShown) {
  const std::string png = draw_png({.lines = kDeclaration});
  const auto size = image_size(*image_picture(png, 1, 800));
  EXPECT_EQ(size->height, 800);
  EXPECT_FALSE(image_picture(png, 2, 800));
}

TEST(SearchablePdf, TheTextOfAnAskewScanCanBeFound) {
  std::vector<std::string> images;
  for (const double askew : {3.0, -2.0})
    images.push_back(straighten(draw_png({.lines = kDeclaration, .turned_degrees = askew,
                                          .dpi = 300}), Tone::grey)->image);
  const auto pdf = searchable_pdf(images);
  ASSERT_TRUE(pdf) << pdf.error().message_id;

  const std::string text = text_of_pdf(*pdf);
  EXPECT_EQ(std::ranges::count(text, '\f'), 2) << "two pages";
  for (const char* words : {"ĐĂNG KÝ KHAI SINH", "Nguyễn Thị Sáu", "030157004512", "Thanh Hà"})
    EXPECT_NE(text.find(words), text.npos) << words << " in\n" << text;
}

TEST(SearchablePdf, SaysSoWhereTheLanguageIsMissing) {
  const auto pdf = searchable_pdf({draw_png({.lines = {"a"}})}, {.language = "khong"});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().message_id, "scan.no_text_program");
}

}  // namespace khongcho::scan
