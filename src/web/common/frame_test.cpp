#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "web/common/assets.h"
#include "web/common/error_page.h"
#include "web/common/flash.h"
#include "web/common/language.h"
#include "web/common/page_parts.h"

namespace khongcho::web {
namespace {

using testing::HasSubstr;
using testing::Not;

const Locale& locale(const std::string& language = "vi") {
  static const auto read = [](const std::string& code) {
    std::ifstream file(KC_SOURCE_DIR "/locale/" + code + ".json");
    std::stringstream text;
    text << file.rdbuf();
    return Locale::from_json(code, text.str());
  };
  static const Locale vietnamese = read("vi");
  static const Locale english = read("en");
  return language == "vi" ? vietnamese : english;
}

SiteFacts thanh_son() {
  return {.authority = "Ủy ban nhân dân xã Thanh Sơn",
          .address = "huyện Thanh Hà, tỉnh Hải Dương",
          .phone = "0220 381 5115"};
}

StaffFacts hoa_at_counter_3() {
  return {.officer = {.id = {1},
                      .login = "hoa",
                      .full_name = "Nguyễn Thị Hoa",
                      .grants = {{Role::receptionist, Scope::office}}},
          .site = thanh_son(),
          .counter = "Quầy 3",
          .now = *parse_instant("2023-09-29T14:12:00+07:00"),
          .csrf = "token<1>"};
}

http::Request with_cookie(const std::string& name, const std::string& value) {
  http::Request request = http::make_request("GET", "/");
  request.cookies.add(name, value);
  return request;
}

TEST(Frame, PublicPageNamesTheAuthorityAndMarksItsLink) {
  const PageFrame frame = public_frame(locale(), thanh_son(), "Tra cứu", "/tra-cuu/7K4M29RT");
  const std::string html = error_page(locale(), frame, 404).body;

  EXPECT_THAT(html, HasSubstr("<html lang=\"vi\""));
  EXPECT_THAT(html, HasSubstr("Ủy ban nhân dân xã Thanh Sơn</span>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"/tra-cuu\" aria-current=\"page\">"));
  EXPECT_THAT(html, HasSubstr("<a href=\"/thu-tuc\">"));
  EXPECT_THAT(html, HasSubstr("href=\"tel:02203815115\""));
  EXPECT_THAT(html, HasSubstr("href=\"/ngon-ngu/en?ve=%2Ftra-cuu%2F7K4M29RT\""));
}

TEST(Frame, StaffBarHoldsTheWorkOfTheRolesOnly) {
  const PageFrame frame = staff_frame(locale(), hoa_at_counter_3(), "Trả", "/quay/tra/7K4M29RT");

  ASSERT_FALSE(frame.nav.empty());
  for (const NavLink& link : frame.nav) {
    const std::string address = link.url.text();
    EXPECT_EQ(link.current, address == "/quay/tra") << address;  // not the shorter /quay
    for (const char* of_others : {"/viec", "/ky", "/dieu-hanh", "/quan-tri", "/ho-tro"})
      EXPECT_NE(address, of_others);
  }
  EXPECT_EQ(frame.who, "Quầy 3 · Nguyễn Thị Hoa");
  EXPECT_EQ(frame.clock, "14:12 · Thứ Sáu 29/09");
}

TEST(Frame, StaffPageCarriesTheTokenEscaped) {
  const PageFrame frame = staff_frame(locale(), hoa_at_counter_3(), "Trả", "/quay");
  const std::string html = error_page(locale(), frame, 500, "KC-7F3A").body;

  EXPECT_THAT(html, HasSubstr("name=\"csrf\" value=\"token&lt;1&gt;\""));
  EXPECT_THAT(html, HasSubstr("KC-7F3A"));
  EXPECT_THAT(html, HasSubstr("class=\"kc-bar\""));
}

TEST(ErrorPage, SaysWhatHappenedAndWhatToDoInBothLanguages) {
  for (const std::string language : {"vi", "en"}) {
    for (const int status : {400, 403, 404, 405, 409, 413, 422, 429, 500, 503, 418, 507}) {
      const PageFrame frame = public_frame(locale(language), thanh_son(), "", "/");

      const http::Response response = error_page(locale(language), frame, status);

      EXPECT_EQ(response.status, status);
      EXPECT_THAT(response.body, Not(HasSubstr("error."))) << "a sentence is missing";
      EXPECT_THAT(response.body, Not(HasSubstr("web."))) << "a sentence is missing";
    }
  }
}

TEST(ErrorPage, ShowsTheRuleThatSaidNo) {
  const PageFrame frame = public_frame(locale(), thanh_son(), "", "/");
  const Error refusal{ErrorCode::not_allowed, "web.tag.late", {}, {}, "secret detail"};

  const http::Response response = error_page(locale(), frame, refusal);

  EXPECT_EQ(response.status, 403);
  EXPECT_THAT(response.body, HasSubstr(locale().text("web.tag.late")));
  EXPECT_THAT(response.body, Not(HasSubstr("secret detail")));
}

TEST(Notice, ShowsOnceAfterARedirect) {
  const Locale words = Locale::from_json("vi", R"({"notice.saved": "Đã lưu {0}", "web.x": "x"})");
  http::Response first;
  set_notice(first, "done", "notice.saved", {"A/1 <b>"});

  http::Response second;
  const auto notices =
      take_notice(with_cookie("kc_notice", first.cookies.at(0).value), words, second);

  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].text, "Đã lưu A/1 <b>");
  EXPECT_EQ(second.cookies.size(), 1u);  // taken away
}

TEST(Notice, DropsWhatIsNotOurs) {
  const Locale words = Locale::from_json("vi", R"({"notice.saved": "Đã lưu", "web.x": "x"})");
  for (const std::string value : {"done/web.x", "evil/notice.saved", "done/notice.none", "done"}) {
    http::Response response;
    EXPECT_TRUE(take_notice(with_cookie("kc_notice", value), words, response).empty()) << value;
  }
}

TEST(Language, IsKeptInACookieAndGoesBackToOurOwnPages) {
  EXPECT_EQ(language_of(http::make_request("GET", "/")), "vi");
  EXPECT_EQ(language_of(with_cookie("kc_lang", "en")), "en");
  EXPECT_EQ(language_of(with_cookie("kc_lang", "<x>")), "vi");
  EXPECT_EQ(local_path("/thu-tuc?q=a"), "/thu-tuc?q=a");
  EXPECT_EQ(local_path("//evil.example"), "/");
  EXPECT_EQ(local_path("/\\evil.example"), "/");
  EXPECT_EQ(local_path("https://evil.example"), "/");
}

TEST(FormProblem, LeadsFromTheSummaryToTheInput) {
  const FormProblem problem =
      form_problem(locale(), {{ErrorCode::invalid_input, "web.tag.late", {}, "reason"},
                              {ErrorCode::invalid_input, "web.tag.soon", {}, ""}});

  EXPECT_EQ(problem.lines.at(0).anchor.text(), "#reason");
  EXPECT_TRUE(problem.lines.at(1).anchor.empty());
  EXPECT_EQ(problem.of("reason"), locale().text("web.tag.late"));
  EXPECT_EQ(problem.of("other"), "");
}

TEST(StateTag, EveryStateHasWordsAndAColour) {
  for (const DossierState state : all_states()) {
    const Tag tag = state_tag(locale(), state);
    EXPECT_THAT(tag.text, Not(HasSubstr("state."))) << text_of(state);
    EXPECT_FALSE(tag.colour.empty());
  }
}

TEST(Assets, AreInTheProgramUnderHashedNames) {
  const http::AssetTable table{assets()};
  const http::Asset* style = table.find(asset_url("kc.css").text());

  ASSERT_TRUE(style);
  EXPECT_EQ(style->content_type, "text/css; charset=utf-8");
  EXPECT_THAT(std::string(style->identity), HasSubstr(".kc-top"));
  EXPECT_THAT(std::string(style->identity), Not(HasSubstr("GDS Transport")));
  EXPECT_LT(style->brotli.size(), style->gzip.size());
  EXPECT_LT(style->gzip.size(), style->identity.size());
  EXPECT_EQ(style->gzip.substr(0, 2), "\x1f\x8b");
  EXPECT_NE(table.find(asset_url("kc-num.woff2").text()), nullptr);
}

}  // namespace
}  // namespace khongcho::web
