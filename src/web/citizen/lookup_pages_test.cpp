#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using testing::HasSubstr;
using testing::Not;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class LookupPages : public testing::Test {
 protected:
  LookupPages() { add_citizen_routes(router, site); }

  Page look_up(const Dossier& dossier) { return browser.get("/ho-so/" + dossier.lookup_code); }

  OfficeWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.default_office = "xa-thanh-son"}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(LookupPages, CodeTypedAsPrintedLeadsToTheDossier) {
  const Dossier dossier = world.received();
  const std::string typed =
      dossier.lookup_code.substr(0, 4) + "%20" + dossier.lookup_code.substr(4);
  const Page redirected = browser.get("/tra-cuu?ma=" + typed);
  ASSERT_EQ(redirected.status, 303);
  const Page page = browser.follow(redirected);

  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Nhận kết quả trước 17 giờ, thứ Sáu, ngày 29/09/2023"));
  EXPECT_THAT(page.body, HasSubstr("Nhận 14:12, không quá 15:30"));
  EXPECT_THAT(page.body, HasSubstr("Quầy đã nhận hồ sơ"));
  EXPECT_THAT(page.body, HasSubstr("Mới nhận</strong>"));
}

TEST_F(LookupPages, NothingPersonalIsShownInAnyState) {
  for (const auto taken_to : {&OfficeWorld::assigned, &OfficeWorld::drafted,
                              &OfficeWorld::submitted, &OfficeWorld::signed_off,
                              &OfficeWorld::ready}) {
    OfficeWorld office;
    const Site pages{office.ctx(), OfficeWorld::english(), {}};
    http::Router routes;
    add_citizen_routes(routes, pages);
    const Page page = TestBrowser(routes).get("/ho-so/" + (office.*taken_to)().lookup_code);

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.has("N. T. Sáu"));
    for (const std::string& secret :
         {office.ba_sau().full_name, office.ba_sau().personal_id, std::string("030157"),
          std::string("Thôn Đông"), office.ba_sau().phone, std::string("345678"),
          std::string("1957")})
      EXPECT_FALSE(page.has(secret)) << secret;
  }
}

TEST_F(LookupPages, IsKeptNowhereAndFoundByNoSearchEngine) {
  const Page page = look_up(world.received());

  EXPECT_EQ(page.response.header("Cache-Control"), "no-store");
  EXPECT_EQ(page.response.header("X-Robots-Tag"), "noindex");
}

TEST_F(LookupPages, SaysWhoHoldsItNow) {
  const Page page = look_up(world.assigned());

  EXPECT_TRUE(page.has(world.nam.full_name));
  EXPECT_TRUE(page.has("Bà con chưa phải làm gì"));
}

TEST_F(LookupPages, ResultAtTheCounterSaysWhatToBring) {
  const Page page = look_up(world.ready());

  EXPECT_TRUE(page.has("Đã có kết quả"));
  EXPECT_TRUE(page.has("Căn cước của người đến nhận"));
}

TEST_F(LookupPages, IncompleteDossierListsEveryMissingPaper) {
  app::IntakeForm form = world.a_form("C01");
  form.papers.clear();
  const auto instructed = app::instruct_dossier(world.ctx(), world.hoa, form);
  ASSERT_TRUE(instructed);
  const Dossier& dossier = *instructed;
  const Page page = look_up(dossier);

  EXPECT_TRUE(page.has("Còn thiếu giấy tờ"));
  for (const Paper& paper : dossier.missing) EXPECT_TRUE(page.has(paper.name)) << paper.name;
  EXPECT_FALSE(dossier.missing.empty());
}

TEST_F(LookupPages, PastItsHourIsCalledLate) {
  const Dossier dossier = world.assigned();
  world.set_time("2023-09-29 17:01");
  const Page page = look_up(dossier);

  EXPECT_TRUE(page.has("Quá hẹn</strong>"));
  EXPECT_TRUE(page.has("Quá giờ hẹn 17 giờ"));
}

TEST_F(LookupPages, UnknownCodeIs404WithTheSameForm) {
  for (const char* path : {"/ho-so/ZZZZZZZZ", "/ho-so/123", "/tra-cuu?ma=12"}) {
    const Page page = browser.get(path);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_TRUE(page.has("Không tìm thấy mã này")) << path;
    EXPECT_TRUE(page.has("action=\"/tra-cuu\"")) << path;
  }
  EXPECT_TRUE(browser.get("/tra-cuu?ma=12").has("value=\"12\""));
  EXPECT_EQ(browser.get("/tra-cuu").status, 200);
}

TEST_F(LookupPages, GuessingFromOneAddressIsStopped) {
  int answered = 0;
  Page page = browser.get("/ho-so/ZZZZZZZZ");
  while (page.status == 404 && answered < 1000) {
    ++answered;
    page = browser.get("/ho-so/ZZZZZZZZ");
  }
  EXPECT_EQ(page.status, 429);
  EXPECT_LT(answered, 1000);
  EXPECT_FALSE(page.response.header("Retry-After").empty());
  EXPECT_TRUE(page.has("Máy này tra cứu quá nhanh"));
}

TEST_F(LookupPages, OneWhoGuessesDoesNotStandInTheWayOfOthers) {
  const Dossier dossier = world.received();
  for (int tries = 0; tries < 100; ++tries) browser.get("/ho-so/ZZZZZZZZ");
  http::Request request = http::make_request("GET", "/ho-so/" + dossier.lookup_code);
  request.remote_ip = "192.0.2.7";

  EXPECT_EQ(router.answer(request).status, 200);
}

}  // namespace
}  // namespace khongcho::web
