#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/common/language.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class CitizenPages : public testing::Test {
 protected:
  CitizenPages() {
    add_citizen_routes(router, site);
    router.add("GET", "/ngon-ngu/{ma}", get_language);
    router.on_refusal([this](const http::Request& request, const http::Refusal& refused) {
      return site.refusal(request, refused.status, refused.incident);
    });
  }

  std::string body_of(const std::string& target, int status = 200) {
    const Page page = browser.get(target);
    EXPECT_EQ(page.status, status) << target;
    return page.body;
  }

  OfficeWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.default_office = "xa-thanh-son"}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(CitizenPages, EveryPageAnswersInBothLanguagesWithoutAMissingSentence) {
  const std::regex key("[>\"](home|citizen|lookup|web|promise)\\.[a-z_0-9.]+[<\"]");
  for (const std::string language : {"vi", "en"}) {
    browser.set_cookie("kc_lang", language);
    for (const char* path : {"/", "/thu-tuc", "/thu-tuc/dang-ky-khai-sinh",
                             "/thu-tuc/dang-ky-khai-sinh/giay-to?submitter=proxy", "/tim?q=sao+y",
                             "/lich", "/tra-cuu", "/don-vi", "/don-vi/xa-hong-lac", "/lien-he",
                             "/tro-nang", "/rieng-tu"}) {
      const std::string html = body_of(path);
      std::smatch found;
      EXPECT_FALSE(std::regex_search(html, found, key)) << path << " " << found.str();
    }
  }
}

TEST_F(CitizenPages, EveryLinkOfEveryPageLeadsSomewhere) {
  std::set<std::string> seen{"/dang-nhap", "/kiem-chung"};  // of other folders
  std::vector<std::string> left{"/", "/thu-tuc/dang-ky-khai-sinh", "/don-vi/xa-thanh-son"};
  const std::regex link("href=\"(/[^\"#]*)");
  while (!left.empty()) {
    const std::string path = test::unescaped(left.back());
    left.pop_back();
    const bool elsewhere = path.starts_with("/tai-nguyen/") || path.starts_with("/lay-so") ||
                           path.starts_with("/bang/");
    if (!seen.insert(path).second || elsewhere) continue;
    const Page page = browser.get(path);
    EXPECT_THAT(page.status, AnyOf(200, 303)) << path;
    if (seen.size() > 120) break;
    for (std::sregex_iterator it(page.body.begin(), page.body.end(), link), end; it != end; ++it)
      left.push_back((*it)[1]);
  }
  EXPECT_GT(seen.size(), 60u);
}

TEST_F(CitizenPages, ProcedureShowsPapersFeeAndBothTimes) {
  const std::string html = body_of("/thu-tuc/chung-thuc-ban-sao-tu-ban-chinh");

  EXPECT_THAT(html, HasSubstr("Bản chính giấy tờ, văn bản làm cơ sở chứng thực"));
  EXPECT_THAT(html, HasSubstr("2.000đ một trang"));
  EXPECT_THAT(html, HasSubstr("Nộp trước 15 giờ 30 thứ Sáu, ngày 29/09"));
  EXPECT_THAT(html, HasSubstr("trước 17 giờ cùng ngày"));
  EXPECT_THAT(html, HasSubstr("Nộp sau 15 giờ 30: nhận trước 9 giờ thứ Hai, ngày 02/10."));
  EXPECT_THAT(html, HasSubstr("Trong ngày; nhận sau 15 giờ"));
  EXPECT_THAT(html, HasSubstr("sao y"));
}

TEST_F(CitizenPages, ProcedurePromisesTheNextNoWaitDayOnceTodaysCutOffHasPassed) {
  world.set_time("2023-09-29 15:31");

  EXPECT_THAT(body_of("/thu-tuc/dang-ky-khai-sinh"),
              HasSubstr("Nộp trước 15 giờ 30 thứ Sáu, ngày 06/10"));
}

TEST_F(CitizenPages, ChecklistAsksFirstAndThenListsThePapersOfTheCase) {
  const std::string path = "/thu-tuc/dang-ky-khai-sinh/giay-to";
  EXPECT_THAT(body_of(path), Not(HasSubstr("kc-mine")));
  const std::string usual = body_of(path + "?birth_paper=hospital&submitter=self&residence=found");
  const std::string proxy = body_of(path + "?birth_paper=witness&submitter=proxy");

  EXPECT_THAT(usual, HasSubstr("Mang 3 loại giấy này"));
  EXPECT_THAT(usual, Not(HasSubstr("<b>Văn bản ủy quyền có chứng thực</b>")));
  EXPECT_THAT(proxy, HasSubstr("<b>Văn bản ủy quyền có chứng thực</b>"));
  EXPECT_THAT(proxy, HasSubstr("<b>Văn bản của người làm chứng"));
  EXPECT_THAT(proxy, HasSubstr("value=\"proxy\" checked"));
}

TEST_F(CitizenPages, ChecklistOfAProcedureWithoutQuestionsIsThereAtOnce) {
  EXPECT_THAT(body_of("/thu-tuc/ban-sao-hop-dong-da-chung-thuc/giay-to"), HasSubstr("kc-mine"));
}

TEST_F(CitizenPages, ChecklistTellsTheTimeOfTheChosenMatter) {
  const std::string path = "/thu-tuc/thay-doi-cai-chinh-ho-tich/giay-to?matter=";

  EXPECT_THAT(body_of(path + "add"), HasSubstr("<dd>Trong ngày; nhận sau 15 giờ"));
}

TEST_F(CitizenPages, ChecklistRefusesAnAnswerThatIsNoneAndShowsTheQuestionsAgain) {
  const std::string path = "/thu-tuc/dang-ky-khai-sinh/giay-to";
  const std::string html = body_of(path + "?submitter=%3Cscript%3E", 422);
  body_of(path + "?submitter=self&submitter=proxy", 422);

  EXPECT_THAT(html, HasSubstr("govuk-error-summary"));
  EXPECT_THAT(html, HasSubstr("Ai đi nộp hồ sơ?"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
}

TEST_F(CitizenPages, SearchNeedsNoMarks) {
  EXPECT_THAT(body_of("/tim?q=xac+nhan+doc+than"),
              HasSubstr("href=\"/thu-tuc/xac-nhan-tinh-trang-hon-nhan\""));
  EXPECT_THAT(body_of("/tim?q=sao%20y"), HasSubstr("Chứng thực bản sao từ bản chính"));
}

TEST_F(CitizenPages, SearchThatFindsNothingSaysWhatElseToTry) {
  const std::string html = body_of("/tim?q=%3Cb%3Etau+vu+tru%3C/b%3E");

  EXPECT_THAT(html, HasSubstr("Chưa tìm thấy thủ tục nào khớp"));
  EXPECT_THAT(html, HasSubstr("kc-quick"));
  EXPECT_THAT(html, Not(HasSubstr("<b>tau vu tru")));
  EXPECT_EQ(browser.get("/tim?q=+").location, "/thu-tuc");
}

TEST_F(CitizenPages, CalendarMarksNoWaitDaysHolidaysAndSwaps) {
  const std::string september = body_of("/lich?thang=2024-09");
  EXPECT_THAT(september, HasSubstr("datetime=\"2024-09-06\" >6</time><span>Không chờ</span>"));
  EXPECT_THAT(september, HasSubstr("datetime=\"2024-09-02\" >2</time><span>Nghỉ</span>"));
  EXPECT_THAT(september, HasSubstr("01/09 đến 03/09"));
  EXPECT_THAT(september, HasSubstr("Quốc khánh"));
  EXPECT_THAT(september, HasSubstr("href=\"/lich?thang=2024-08\""));
  EXPECT_THAT(september, HasSubstr("href=\"/lich?thang=2024-10\""));

  EXPECT_THAT(body_of("/lich?thang=2024-05"), HasSubstr("Làm bù cho thứ Hai, ngày 29/04"));
  EXPECT_THAT(body_of("/lich?thang=2023-11"), HasSubstr("07:30–12:00 và 13:00–16:30"));
}

TEST_F(CitizenPages, CalendarOfThisMonthMarksTodayAndTheFirstNoWaitDay) {
  const std::string html = body_of("/lich");

  EXPECT_THAT(html, HasSubstr("Tháng này có 1 ngày không chờ."));
  EXPECT_THAT(html, HasSubstr("datetime=\"2023-09-29\" aria-current=\"date\">29</time>"));
}

TEST_F(CitizenPages, CalendarSaysWhichYearItDoesNotKnow) {
  EXPECT_THAT(body_of("/lich?thang=2031-05", 404),
              HasSubstr("Lịch làm việc năm 2031 chưa có trong máy"));
  const std::string last = body_of("/lich?thang=2027-12");
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
  EXPECT_THAT(last, HasSubstr("Lịch nghỉ năm 2027 chưa công bố"));
}

TEST_F(CitizenPages, OfficeChosenOnceIsRemembered) {
  const Page page = browser.get("/don-vi/xa-hong-lac");
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr(world.hong_lac.name));
  EXPECT_THAT(page.body, HasSubstr("07:00–11:30 và 13:30–17:00"));

  EXPECT_THAT(body_of("/"), HasSubstr("<span class=\"kc-top__org\">" + world.hong_lac.name));
  EXPECT_THAT(body_of("/don-vi"), HasSubstr("Đang chọn"));
}

TEST_F(CitizenPages, WhatDoesNotExistIsNotFoundWithAWayOn) {
  for (const char* path : {"/thu-tuc/khong-co", "/thu-tuc/khong-co/giay-to", "/don-vi/khong-co",
                           "/thu-tuc/C01/giay-to/them", "/ho-so/ZZZZZZZZ"}) {
    const Page page = browser.get(path);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_THAT(page.body, HasSubstr("<main")) << path;
  }
  // A procedure of the district is none of a commune.
  EXPECT_EQ(browser.get("/thu-tuc/thanh-lap-ho-kinh-doanh").status, 404);
}

TEST_F(CitizenPages, HostileInputIsRefusedAndNeverAFailure) {
  const std::string huge(3000, 'a');
  const std::vector<std::string> targets{
      "/lich?thang=", "/lich?thang=2023-13", "/lich?thang=2023-1", "/lich?thang=2023-10-01",
      "/lich?thang=0000-00", "/lich?thang=-2023-10", "/lich?thang=" + huge, "/tim?q=" + huge,
      "/thu-tuc/" + huge, "/don-vi/" + huge, "/ho-so/" + huge, "/tra-cuu?ma=" + huge,
      "/tra-cuu?ma=", "/tra-cuu?ma='+OR+1=1", "/ho-so/%3Cscript%3E",
      "/thu-tuc/dang-ky-khai-sinh/giay-to?submitter=" + huge,
      "/thu-tuc/..%2F..%2Fetc%2Fpasswd", "/lich?thang=9999-99"};
  for (const std::string& target : targets) {
    const Page page = browser.get(target);
    EXPECT_GE(page.status, 400) << target.substr(0, 60);
    EXPECT_LT(page.status, 500) << target.substr(0, 60);
    EXPECT_FALSE(page.has("<script>")) << target.substr(0, 60);
  }
  // NUL and broken UTF-8 never reach a page: the server refuses the target itself.
  for (const char* target : {"/tim?q=a%00b", "/tim?q=%FF%FE", "/ho-so/%C3%28", "/lich?thang=%00"})
    EXPECT_THROW(http::make_request("GET", target), std::invalid_argument) << target;
}

TEST_F(CitizenPages, HugeButKnownMonthsAnswerWithoutFailing) {
  for (const char* month : {"9999-12", "0001-01", "1970-01"})
    EXPECT_EQ(browser.get(std::string("/lich?thang=") + month).status, 404) << month;
}

TEST_F(CitizenPages, PostIsNotAWayToAskThesePages) {
  EXPECT_EQ(browser.post("/tra-cuu", {{"ma", "7K4M29RT"}}).status, 405);
  EXPECT_EQ(browser.post("/", {}).status, 405);
}

TEST_F(CitizenPages, PagesStandAndPromiseNothingWhenNoCatalogueIsInForce) {
  world.set_time("2026-11-27 09:00");  // a Friday
  for (const char* path : {"/", "/thu-tuc", "/tim?q=khai+sinh", "/lich", "/don-vi/xa-thanh-son"})
    body_of(path);
  EXPECT_THAT(body_of("/thu-tuc"), HasSubstr("chưa có trong máy"));
  EXPECT_THAT(body_of("/"), Not(HasSubstr("không phải chờ")));
}

}  // namespace
}  // namespace khongcho::web
