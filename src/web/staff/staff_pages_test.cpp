#include <gtest/gtest.h>

#include <algorithm>

#include "store/officer_store.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {
namespace {

using test::kCastPassword;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class StaffPages : public testing::Test {
 protected:
  StaffPages() { add_staff_routes(router, site); }

  Page sign_in(TestBrowser& one, const std::string& login,
               const std::string& password = kCastPassword, const std::string& back = "/") {
    const Page page = one.get("/dang-nhap?ve=" + http::percent_encode(back));
    return one.send(page, "/dang-nhap", {{"login", login}, {"password", password}});
  }

  OfficeWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(StaffPages, SignInLeadsEachRoleToItsWork) {
  for (const auto& [login, home] : std::map<std::string, std::string>{
           {"hoa", "/quay"}, {"nam", "/viec"}, {"lan", "/ky"}, {"chutich", "/dieu-hanh"},
           {"vanphong", "/dieu-hanh"}, {"quantri", "/quan-tri"}}) {
    TestBrowser one(router);
    const Page page = sign_in(one, login);
    EXPECT_EQ(page.status, 303) << login;
    EXPECT_EQ(page.location, home) << login;
  }
}

TEST_F(StaffPages, TheLoginCookieIsOutOfReachOfScripts) {
  const Page page = sign_in(browser, "hoa");

  const auto& cookies = page.response.cookies;
  const auto login = std::ranges::find(cookies, kLoginCookie, &http::Cookie::name);
  ASSERT_NE(login, cookies.end());
  EXPECT_TRUE(login->http_only);
  EXPECT_EQ(login->same_site, "Lax");
}

TEST_F(StaffPages, SignInGoesBackOnlyToPagesOfOurs) {
  TestBrowser other(router);
  EXPECT_EQ(sign_in(browser, "hoa", kCastPassword, "/quay/tim?q=an").location, "/quay/tim?q=an");
  EXPECT_EQ(sign_in(other, "hoa", kCastPassword, "//evil.example/x").location, "/quay");
}

TEST_F(StaffPages, AWrongPasswordShowsTheFormAgainWithTheName) {
  const Page page = sign_in(browser, "hoa", "khong-phai-mat-khau");

  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(page.has("value=\"hoa\""));
  EXPECT_TRUE(page.has(OfficeWorld::vietnamese().text("sign_in.refused")));
  EXPECT_FALSE(page.has("khong-phai-mat-khau"));
}

TEST_F(StaffPages, SignInWithoutTheTokenOfThePageIsRefused) {
  EXPECT_EQ(browser.post("/dang-nhap", {{"login", "hoa"}, {"password", kCastPassword}}).status,
            403);
}

TEST_F(StaffPages, TooManyTriesOfOneAccountHaveToWait) {
  Page page;
  for (int i = 0; i < 9; ++i) page = sign_in(browser, "lan", "sai mat khau");

  EXPECT_EQ(page.status, 429);
  EXPECT_FALSE(page.response.header("Retry-After").empty());
  EXPECT_EQ(sign_in(browser, "hoa").status, 303) << "others may still come in";
}

TEST(SignInLimits, LetTriesComeBackWithTime) {
  using std::chrono::milliseconds;
  SignInLimits limits;
  for (int i = 0; i < 8; ++i) EXPECT_EQ(limits.take("a", "hoa", milliseconds{0}).count(), 0);

  EXPECT_EQ(limits.take("a", "hoa", milliseconds{0}).count(), 31);
  EXPECT_EQ(limits.take("b", "hoa", milliseconds{0}).count(), 31) << "from anywhere";
  EXPECT_EQ(limits.take("a", "hoa", milliseconds{31'000}).count(), 0);
}

TEST_F(StaffPages, BadInputIsNoFailure) {
  const std::string huge(30'000, 'x');
  EXPECT_EQ(sign_in(browser, huge, huge).status, 422);
  EXPECT_EQ(sign_in(browser, "", "").status, 422);
  EXPECT_EQ(browser.post_raw("/dang-nhap", "login=a%00b&password=%FF").status, 400);
  EXPECT_EQ(browser.get("/dang-nhap?ve=%2f%2fevil").status, 200);
}

TEST_F(StaffPages, AnonymousIsAskedToSignInAndBroughtBack) {
  for (const char* target : {"/toi"}) {
    const Page page = browser.get(target);
    EXPECT_EQ(page.status, 303);
    EXPECT_EQ(page.location, "/dang-nhap?ve=%2Ftoi");
  }
  EXPECT_EQ(browser.post("/toi/mat-khau", {}).location, "/dang-nhap?ve=%2F");
  EXPECT_EQ(browser.post("/dang-xuat", {}).status, 303);
}

TEST_F(StaffPages, WhereAPartWasAskedForTheWholePageGoesToSignIn) {
  const auto part_of = [&](const std::string& method, const std::string& page) {
    http::Request request = http::make_request(method, "/toi");
    if (method == "POST") request = http::make_request(method, "/toi/quay", "counter=1");
    request.headers.add("HX-Request", "true");
    request.headers.add("HX-Current-URL", page);
    return router.answer(request);
  };

  for (const std::string method : {"GET", "POST"}) {
    const http::Response answer = part_of(method, "http://motcua.example:8080/quay/tim?q=an#h");
    EXPECT_EQ(answer.status, 204) << method;
    EXPECT_EQ(answer.header("HX-Redirect"), "/dang-nhap?ve=%2Fquay%2Ftim%3Fq%3Dan") << method;
    EXPECT_EQ(answer.header("Location"), "") << method;
  }
  for (const char* page : {"", "x", "http://motcua.example", "http://a//evil.example/x"})
    EXPECT_EQ(part_of("GET", page).header("HX-Redirect"), "/dang-nhap?ve=%2F") << page;
}

TEST_F(StaffPages, WhatAPageAsksForByItselfIsNoActivity) {
  sign_in(browser, "hoa");
  const auto ask = [&](const char* time, bool by_timer) {
    world.set_time(time);
    http::Request request = http::make_request("GET", "/toi");
    const std::string login(kLoginCookie);
    request.cookies.add(login, browser.cookie(login));
    if (by_timer) request.headers.add(std::string(kTimerHeader), "1");
    return router.answer(request).status;
  };

  EXPECT_EQ(ask("2023-09-29 15:40", true), 200);
  EXPECT_EQ(ask("2023-09-29 16:05", false), 200) << "still within two hours";
  EXPECT_EQ(ask("2023-09-29 17:55", true), 200);
  EXPECT_EQ(ask("2023-09-29 18:20", true), 303);
}

TEST_F(StaffPages, SigningOutEndsTheLogin) {
  sign_in(browser, "hoa");
  const Page own = browser.get("/toi");

  const Page out = browser.send(own, "/dang-xuat");

  EXPECT_EQ(out.location, "/dang-nhap");
  EXPECT_TRUE(browser.follow(out).has(OfficeWorld::vietnamese().text("notice.signed_out")));
  EXPECT_EQ(browser.get("/toi").status, 303);
}

TEST_F(StaffPages, OwnPasswordIsChangedAndTheNewOneWorks) {
  sign_in(browser, "hoa");
  const Page own = browser.get("/toi");

  const Page changed = browser.send(own, "/toi/mat-khau",
                                    {{"old_password", kCastPassword},
                                     {"new_password", "bốn từ dễ nhớ lắm"},
                                     {"again", "bốn từ dễ nhớ lắm"}});

  EXPECT_EQ(changed.location, "/toi");
  TestBrowser later(router);
  EXPECT_EQ(sign_in(later, "hoa", "bốn từ dễ nhớ lắm").location, "/quay");
}

TEST_F(StaffPages, PasswordIsNotChangedWhenSomethingIsWrong) {
  sign_in(browser, "hoa");
  const Page own = browser.get("/toi");
  const auto change = [&](const std::string& old, const std::string& wanted,
                          const std::string& again) {
    return browser.send(own, "/toi/mat-khau",
                        {{"old_password", old}, {"new_password", wanted}, {"again", again}});
  };

  EXPECT_TRUE(change("sai", "mot mat khau moi", "mot mat khau moi")
                  .has("id=\"old_password-problem\""));
  EXPECT_TRUE(change(kCastPassword, "ngan", "ngan").has("id=\"new_password-problem\""));
  EXPECT_TRUE(change(kCastPassword, "mot mat khau moi", "khac").has("id=\"again-problem\""));
  EXPECT_EQ(change(kCastPassword, std::string(200, 'x'), std::string(200, 'x')).status, 422);
  TestBrowser later(router);
  EXPECT_EQ(sign_in(later, "hoa").status, 303);
}

TEST_F(StaffPages, APasswordOfTheAdministratorHasToBeChangedFirst) {
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    store::set_password(tx, world.hoa.id, *store::password_hash_of(tx, world.hoa.id), true);
  });
  sign_in(browser, "hoa");

  const Page own = browser.get("/toi");

  EXPECT_TRUE(own.has(OfficeWorld::vietnamese().text("staff.own.must_change")));
  EXPECT_EQ(browser.send(own, "/toi/mat-khau",
                         {{"old_password", kCastPassword},
                          {"new_password", "mot mat khau moi"},
                          {"again", "mot mat khau moi"}})
                .location,
            "/toi");
  EXPECT_FALSE(browser.get("/toi").has(OfficeWorld::vietnamese().text("staff.own.must_change")));
}

TEST_F(StaffPages, ACounterOfTheOfficeIsChosenAndShown) {
  sign_in(browser, "hoa");
  const Page own = browser.get("/toi");

  const Page chosen = browser.send(
      own, "/toi/quay", {{"counter", std::to_string(world.counter.id.value)}});

  EXPECT_EQ(chosen.location, "/quay");
  EXPECT_TRUE(browser.get("/toi").has("Quầy 1 · Nguyễn Thị Hoa"));
}

TEST_F(StaffPages, AnotherOfficesCounterIsRefused) {
  sign_in(browser, "minh");
  const Page own = browser.get("/toi");

  for (const std::string& counter :
       {std::to_string(world.counter.id.value), std::string("x"), std::string(),
        std::string("99999999999999999999")}) {
    const Page page = browser.send(own, "/toi/quay", {{"counter", counter}});
    EXPECT_EQ(page.status, 422) << counter;
  }
}

}  // namespace
}  // namespace khongcho::web
