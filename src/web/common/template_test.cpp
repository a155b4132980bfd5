#include <gtest/gtest.h>

#include "web/common/render.h"
#include "web/common/testing/sample_page.h"

namespace khongcho::web {
namespace {

Locale sample_locale() {
  return Locale::from_json("vi", R"({
    "sample.back": "Về", "sample.code": "Mã {0}", "sample.nobody": "Vắng",
    "sample.no_note": "Không ghi chú", "sample.lead": "Chào **{0}** & <bà con>",
    "sample.nothing": "Chưa có hồ sơ"
  })");
}

std::string rendered(const SamplePage& page) {
  return page.render(sample_locale());
}

testing::AssertionResult holds(const std::string& html, std::string_view piece) {
  if (html.find(piece) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no " << piece << " in:\n" << html;
}

constexpr std::string_view kNasty = R"(<b>"Đức"</b> & 'x')";
constexpr std::string_view kHarmless = "&lt;b&gt;&quot;Đức&quot;&lt;/b&gt; &amp; &#39;x&#39;";

template <typename T>
concept MayBeAddress = requires(std::string out, T value) {
  put_url(out, value);
};
template <typename T>
concept MayBeAttribute = requires(std::string out, T value) {
  put_attribute(out, value);
};
template <typename T>
concept MayBeUrlPart = requires(std::string out, T value) {
  put_url_part(out, value);
};

// A text from a form is never a whole address, so "javascript:" cannot become one.
static_assert(MayBeAddress<Url>);
static_assert(!MayBeAddress<std::string> && !MayBeAddress<std::string_view>);
static_assert(!MayBeAddress<SafeHtml> && !MayBeAddress<int>);
static_assert(MayBeAttribute<std::string> && MayBeAttribute<int> && MayBeAttribute<Url>);
static_assert(!MayBeAttribute<SafeHtml> && !MayBeAttribute<std::optional<SafeHtml>>);
static_assert(MayBeUrlPart<std::string> && !MayBeUrlPart<Url> && !MayBeUrlPart<SafeHtml>);

TEST(Template, EscapesTextAndAttributes) {
  const std::string html = rendered({.name = std::string(kNasty), .code = "A"});

  const std::string harmless(kHarmless);
  EXPECT_TRUE(holds(html, "<p title=\"" + harmless + "\">" + harmless + "</p>"));
  EXPECT_EQ(html.find("<b>\""), std::string::npos);
}

TEST(Template, EncodesValuesInsideAnAddress) {
  const std::string html = rendered({.name = "Trần & Đức", .code = "../../x?y#z"});

  EXPECT_TRUE(holds(html,
                    "href=\"/ho-so/..%2F..%2Fx%3Fy%23z/bo-sung?"
                    "ten=Tr%E1%BA%A7n%20%26%20%C4%90%E1%BB%A9c#dau\""));
}

TEST(Template, EscapesArgumentsOfMessages) {
  const std::string html = rendered({.name = std::string(kNasty), .code = "<A>"});

  EXPECT_TRUE(holds(html, ">Mã &lt;A&gt;</a>"));
  EXPECT_TRUE(
      holds(html, "Chào <strong>" + std::string(kHarmless) + "</strong> &amp; &lt;bà con&gt;"));
}

TEST(Template, TakesTheBranchOfEachKindOfValue) {
  const std::string empty = rendered({.name = "Hoa", .code = "A"});
  const std::string full = rendered(
      {.name = "Hoa", .code = "B", .waiting = 3, .back = Url::path("/tra-cuu"), .note = "ghi"});

  EXPECT_TRUE(holds(empty, "<i>Vắng</i>"));
  EXPECT_TRUE(holds(empty, "<u>Không ghi chú</u>"));
  EXPECT_EQ(empty.find("class=\"back\""), std::string::npos);
  EXPECT_TRUE(holds(empty, "checked value=\"v-0\""));
  EXPECT_TRUE(holds(full, "<b>3</b>"));
  EXPECT_TRUE(holds(full, "<a class=\"back\" href=\"/tra-cuu\">Về</a>"));
  EXPECT_EQ(full.find("<u>"), std::string::npos);
  EXPECT_EQ(full.find("checked "), std::string::npos);
}

TEST(Template, ShowsWhatAnOptionalHolds) {
  const std::string without = rendered({.name = "Hoa", .code = "A"});
  const std::string with =
      rendered({.name = "Hoa", .code = "A", .chosen = SampleRow{.name = "Nam", .url = {}}});

  EXPECT_TRUE(holds(without, "<h2>Hoa</h2>"));
  EXPECT_TRUE(holds(with, "<h2>Nam A</h2>"));
}

TEST(Template, RepeatsRowsWithPartials) {
  const Url url = Url::path("/viec/{}", {7});
  const std::string html =
      rendered({.name = "Hoa",
                .code = "A",
                .rows = {{.id = {7}, .name = "một", .url = url, .slips = {{"Tờ khai", 2, true}}},
                         {.id = {8}, .name = "hai", .url = url, .slips = {{"<Giấy>", 0, true}}}}});

  EXPECT_TRUE(holds(html, "<li data-id=\"7\" class=\"first\">"));
  EXPECT_TRUE(holds(html, "<li data-id=\"8\" >"));
  EXPECT_TRUE(holds(html, "1/0 <a href=\"/viec/7\">một</a>"));
  EXPECT_TRUE(holds(html, "2/1 <a href=\"/viec/7\">hai</a>"));
  EXPECT_TRUE(holds(html, "<span>A: Tờ khai 2!</span>"));
  EXPECT_TRUE(holds(html, "<span>A: &lt;Giấy&gt; 0</span>"));
  EXPECT_EQ(html.find("<hr>"), html.rfind("<hr>"));
  EXPECT_TRUE(holds(rendered({.name = "Hoa", .code = "A"}), "<li>Chưa có hồ sơ</li>"));
}

TEST(Url, KeepsValuesInsideTheirSegment) {
  EXPECT_EQ(Url::path("/ho-so/{}/bo-sung", {"a/b c"}).text(), "/ho-so/a%2Fb%20c/bo-sung");
  EXPECT_EQ(Url::path("/tim").with("q", "đ & x").with("trang", 2).text(),
            "/tim?q=%C4%91%20%26%20x&trang=2");
  EXPECT_EQ(Url::path("/ho-so#dau").with("q", "1").text(), "/ho-so?q=1#dau");
  EXPECT_THROW(Url::path("/ho-so/{}"), std::logic_error);
  EXPECT_THROW(Url::path("/ho-so", {"x"}), std::logic_error);
}

TEST(Url, TakesNoOtherSchemeFromData) {
  EXPECT_TRUE(Url::external("javascript:alert(1)").empty());
  EXPECT_TRUE(Url::external("http://example.org").empty());
  EXPECT_EQ(Url::external("https://example.org/a").text(), "https://example.org/a");
  EXPECT_EQ(Url::tel("0220 381 5115").text(), "tel:02203815115");
  EXPECT_EQ(Url::tel("+84 (0)9;x").text(), "tel:+8409");
}

}  // namespace
}  // namespace khongcho::web
