#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/administer.h"
#include "app/sign_in.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class AdminPages : public testing::Test {
 protected:
  AdminPages() {
    add_admin_routes(router, site);
    quan.set_cookie(std::string(kLoginCookie), who.token);
  }

  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  app::AdminOverview all() { return *app::admin_overview(world.ctx(), world.admin); }
  std::size_t changes() {
    return app::admin_events(world.ctx(), world.admin, {}, 1000)->events.size();
  }
  Officer stored(const Officer& officer) {
    const auto officers = all().officers;
    return *std::ranges::find(officers, officer.id, &Officer::id);
  }
  static std::string address(const Officer& officer, const std::string& more = "") {
    return "/quan-tri/nguoi-dung/" + std::to_string(officer.id.value) + more;
  }
  std::string csrf() const { return site.csrf().token_for(who.token); }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  app::SignedIn who = world.sign_in(world.admin);
  TestBrowser quan{router};
};

TEST_F(AdminPages, EveryPageIsThere) {
  for (const char* page :
       {"/quan-tri", "/quan-tri/nhat-ky", "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung/moi",
        "/quan-tri/don-vi", "/quan-tri/don-vi/moi", "/quan-tri/quay", "/quan-tri/ma-truy-cap"})
    EXPECT_EQ(quan.get(page).status, 200) << page;
}

TEST_F(AdminPages, OfficersAreFoundWithoutMarks) {
  const Page found = quan.get("/quan-tri/nguoi-dung?q=van+dung");
  EXPECT_TRUE(found.has("Phạm Văn Dũng"));
  EXPECT_FALSE(found.has("Nguyễn Thị Hoa"));
  EXPECT_TRUE(quan.get("/quan-tri/nguoi-dung?q=zzz").has(say("admin_page.nobody_found")));
}

TEST_F(AdminPages, AnOfficerIsAddedWithAPasswordShownOnce) {
  const std::string action = "/quan-tri/nguoi-dung/moi";
  const Page form = quan.get(action);
  const Inputs inputs{{"login", "mai"},
                      {"full_name", "  Trần Thị  Mai "},
                      {"office", std::to_string(world.thanh_son.id.value)},
                      {"role_receptionist", "office"}};

  const Page added = quan.send(form, action, inputs);

  EXPECT_EQ(added.status, 200);
  EXPECT_TRUE(added.has(say("admin_page.password_once", {"mai"})));
  const auto officers = all().officers;
  const auto mai = std::ranges::find(officers, "mai", &Officer::login);
  ASSERT_NE(mai, officers.end());
  EXPECT_EQ(mai->full_name, "Trần Thị Mai");
  EXPECT_EQ(mai->grants, (std::vector<Grant>{{Role::receptionist, Scope::office}}));
  EXPECT_TRUE(mai->must_change_password);
  const Page again = quan.send(form, action, inputs);
  EXPECT_EQ(again.status, 409) << "the same form twice";
  EXPECT_TRUE(again.has("id=\"login-problem\""));
}

TEST_F(AdminPages, WhatIsWrongIsSaidBesideTheInput) {
  const std::string action = "/quan-tri/nguoi-dung/moi";
  const Page form = quan.get(action);
  const std::size_t before = changes();
  const std::string office = std::to_string(world.thanh_son.id.value);
  const std::vector<std::pair<std::string, Inputs>> wrong{
      {"login", {{"login", "Có Dấu"}, {"full_name", "Mai"}, {"role_signer", "office"}}},
      {"full_name", {{"login", "mai"}, {"full_name", " "}, {"role_signer", "office"}}},
      {"title", {{"login", "mai"}, {"full_name", "Mai"}, {"title", std::string(300, 'x')},
                 {"role_signer", "office"}}},
      {"roles", {{"login", "mai"}, {"full_name", "Mai"}, {"role_signer", "everywhere"}}},
      {"office", {{"login", "mai"}, {"full_name", "Mai"}, {"role_signer", "office"},
                  {"office", "77"}}}};
  for (const auto& [input, inputs] : wrong) {
    const Page refused = quan.send(form, action, inputs);
    EXPECT_EQ(refused.status, 422) << input;
    EXPECT_TRUE(refused.has("id=\"" + input + "-problem\"")) << input;
  }
  EXPECT_EQ(changes(), before);
}

TEST_F(AdminPages, AnOfficerIsChangedAndLocked) {
  const Page form = quan.get(address(world.nam));
  Inputs inputs = form.form(address(world.nam));
  test::set(inputs, "title", "Công chức tư pháp");
  test::set(inputs, "role_signer", "office");
  test::drop(inputs, "active");

  EXPECT_EQ(quan.post(address(world.nam), inputs).status, 303);

  const Officer nam = stored(world.nam);
  EXPECT_EQ(nam.title, "Công chức tư pháp");
  EXPECT_FALSE(nam.active);
  EXPECT_THAT(nam.grants,
              testing::UnorderedElementsAre(Grant{Role::specialist, Scope::assigned},
                                            Grant{Role::signer, Scope::office}));
  EXPECT_EQ(nam.login, "nam");
}

TEST_F(AdminPages, NobodyLocksThemselvesOut) {
  Inputs inputs = quan.get(address(world.admin)).form(address(world.admin));
  test::drop(inputs, "active");
  EXPECT_EQ(quan.post(address(world.admin), inputs).status, 409);
  test::set(inputs, "active", "1");
  test::set(inputs, "role_admin", "");
  test::set(inputs, "role_signer", "office");
  EXPECT_EQ(quan.post(address(world.admin), inputs).status, 409);
  EXPECT_TRUE(has_role(stored(world.admin), Role::admin));
}

TEST_F(AdminPages, APasswordIsResetAfterAQuestion) {
  const std::string action = address(world.nam, "/mat-khau");
  const Page question = quan.get(action);
  EXPECT_TRUE(question.has(say("admin_page.reset.question", {"Phạm Văn Nam"})));
  EXPECT_FALSE(stored(world.nam).must_change_password);

  const Page done = quan.send(question, action);

  EXPECT_EQ(done.status, 200);
  EXPECT_TRUE(done.has(say("admin_page.password_once", {"nam"})));
  EXPECT_TRUE(stored(world.nam).must_change_password);
  EXPECT_FALSE(quan.get(address(world.nam)).has(say("admin_page.password_once", {"nam"})));
}

TEST_F(AdminPages, OfficesAreAddedAndChanged) {
  const std::string add = "/quan-tri/don-vi/moi";
  const Inputs inputs{{"name", "Ủy ban nhân dân xã Mới"}, {"code", "000.99.25.H23"},
                      {"level", "VN-2023-district/commune"}, {"model", "thanh-ha-2023"}};
  const Page form = quan.get(add);
  const Page added = quan.send(form, add, inputs);
  ASSERT_EQ(added.status, 303) << added.body.substr(0, 2000);
  EXPECT_EQ(quan.send(form, add, inputs).status, 409) << "the same form twice";

  const Page page = quan.get(added.location);
  EXPECT_EQ(quan.send(page, added.location, {{"hotline", "0220 3812 345"}}).status, 303);
  const auto offices = all().offices;
  const auto made = std::ranges::find(offices, "000.99.25.H23", &Office::code);
  ASSERT_NE(made, offices.end());
  EXPECT_EQ(made->hotline, "0220 3812 345");
  EXPECT_EQ(made->model, "thanh-ha-2023");
  const Page refused = quan.send(page, added.location, {{"name", ""}, {"hotline", "0999"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"name-problem\""));
  EXPECT_TRUE(refused.has("value=\"0999\""));
  EXPECT_EQ(quan.send(page, added.location, {{"model", "khong-co"}}).status, 422);
}

TEST_F(AdminPages, TheLastOfficeStaysActive) {
  std::vector<int> statuses;
  for (const Office* office : {&world.thanh_son, &world.hong_lac, &world.thanh_ha}) {
    const std::string action = "/quan-tri/don-vi/" + std::to_string(office->id.value);
    Inputs inputs = quan.get(action).form(action);
    test::drop(inputs, "active");
    statuses.push_back(quan.post(action, inputs).status);
  }
  EXPECT_EQ(statuses, (std::vector<int>{303, 303, 409}));
}

TEST_F(AdminPages, CountersAreAddedAndChanged) {
  const std::string list =
      "/quan-tri/quay?don-vi=" + std::to_string(world.thanh_son.id.value);
  Page page = quan.get(list);
  EXPECT_TRUE(page.has("Quầy 1"));
  const auto add = [&](const std::string& name) {
    return quan.post("/quan-tri/quay",
                     {{"csrf", csrf()},
                      {"office", std::to_string(world.thanh_son.id.value)},
                      {"name", name}});
  };
  EXPECT_EQ(add("Quầy 2").location, list);
  EXPECT_EQ(add("Quầy 2").status, 409);
  EXPECT_EQ(add(" ").status, 422);
  const std::string action = "/quan-tri/quay/" + std::to_string(world.counter.id.value);
  Inputs inputs = page.form(action);
  test::set(inputs, "name", "Quầy Tư pháp");
  test::drop(inputs, "active");
  EXPECT_EQ(quan.post(action, inputs).location, list);

  const auto counters = all().counters;
  const auto changed = std::ranges::find(counters, world.counter.id, &Counter::id);
  EXPECT_EQ(changed->name, "Quầy Tư pháp");
  EXPECT_FALSE(changed->active);
  EXPECT_EQ(counters.size(), 2u);
}

TEST_F(AdminPages, ATokenIsShownOnceAndRevokedAfterAQuestion) {
  const std::string action = "/quan-tri/ma-truy-cap";
  const Page made = quan.send(quan.get(action), action,
                              {{"name", "Cổng dịch vụ"},
                               {"officer", std::to_string(world.hoa.id.value)},
                               {"expires", "2023-12-31"}});
  ASSERT_EQ(made.status, 200);
  const std::size_t at = made.body.find("kc_");
  ASSERT_NE(at, made.body.npos);
  const std::string secret = made.body.substr(at, made.body.find('<', at) - at);
  EXPECT_TRUE(app::officer_of_token(world.ctx(), secret));
  const Page list = quan.get(action);
  EXPECT_FALSE(list.has(secret));

  const std::string revoke = action + "/" + std::to_string(all().tokens.front().id) + "/thu-hoi";
  ASSERT_TRUE(list.has(revoke));
  const Page question = quan.get(revoke);
  EXPECT_TRUE(app::officer_of_token(world.ctx(), secret));
  EXPECT_EQ(quan.send(question, revoke).location, action);
  EXPECT_FALSE(app::officer_of_token(world.ctx(), secret));
  EXPECT_TRUE(quan.get(action).has(say("admin_page.revoked", {"14:12 29/09/2023"})));
  const std::size_t before = changes();
  EXPECT_EQ(quan.send(question, revoke).location, action) << "the same form twice";
  EXPECT_EQ(changes(), before);
}

TEST_F(AdminPages, AWrongTokenIsNotMade) {
  const std::string action = "/quan-tri/ma-truy-cap";
  const Page form = quan.get(action);
  const std::string hoa = std::to_string(world.hoa.id.value);
  for (const char* expires : {"2023-09-28", "mai", "2023-02-31"})
    EXPECT_EQ(quan.send(form, action, {{"name", "x"}, {"officer", hoa}, {"expires", expires}})
                  .status,
              422)
        << expires;
  EXPECT_EQ(quan.send(form, action, {{"name", ""}, {"officer", hoa}}).status, 422);
  EXPECT_EQ(quan.send(form, action, {{"name", "x"}, {"officer", "77"}}).status, 422);
  EXPECT_TRUE(all().tokens.empty());
}

TEST_F(AdminPages, WhatWasDoneIsLogged) {
  const std::string action = address(world.nam, "/mat-khau");
  quan.send(quan.get(action), action);
  const Page page = quan.get("/quan-tri/nhat-ky");
  EXPECT_TRUE(page.has(say("admin_page.event.password_reset")));
  EXPECT_TRUE(page.has("Đỗ Văn Quân"));
}

TEST_F(AdminPages, TheLogGoesOnOnTheNextPage) {
  for (int i = 1; i <= 120; ++i)
    ASSERT_TRUE(app::add_counter(world.ctx(), world.admin, world.thanh_son.id,
                                 "Quầy số " + std::to_string(i) + "."));
  std::set<std::string> seen;
  std::string address = "/quan-tri/nhat-ky";
  for (int pages = 1; !address.empty(); ++pages) {
    const Page page = quan.get(address);
    ASSERT_EQ(page.status, 200);
    EXPECT_EQ(page.has(say("web.first_page")), pages > 1);
    for (int i = 1; i <= 120; ++i) {
      const std::string name = "Quầy số " + std::to_string(i) + ".";
      if (page.has(name)) EXPECT_TRUE(seen.insert(name).second) << name << " is on two pages";
    }
    const std::size_t link = page.body.find("/quan-tri/nhat-ky?tu=");
    address = link == page.body.npos
                  ? ""
                  : test::unescaped(page.body.substr(link, page.body.find('"', link) - link));
    ASSERT_LE(pages, 4);
  }
  EXPECT_EQ(seen.size(), 120u);
  EXPECT_EQ(quan.get("/quan-tri/nhat-ky?tu=x").status, 400);
}

TEST_F(AdminPages, AreClosedToOthers) {
  const std::size_t before = changes();
  const std::string office = "/quan-tri/don-vi/" + std::to_string(world.thanh_son.id.value);
  const std::string counter = "/quan-tri/quay/" + std::to_string(world.counter.id.value);
  TestBrowser nobody(router);
  for (const Officer* officer : {&world.hoa, &world.vp, &world.minh}) {
    const app::SignedIn other = world.sign_in(*officer);
    TestBrowser browser(router);
    browser.set_cookie(std::string(kLoginCookie), other.token);
    const Inputs inputs{{"csrf", site.csrf().token_for(other.token)},
                        {"name", "x"},
                        {"full_name", "x"},
                        {"role_admin", "all"}};
    for (const std::string& page : {std::string("/quan-tri"), std::string("/quan-tri/nhat-ky"),
                                    std::string("/quan-tri/nguoi-dung"), address(world.nam),
                                    std::string("/quan-tri/don-vi"), office})
      EXPECT_EQ(browser.get(page).status, 403) << page;
    for (const std::string& form :
         {address(world.nam), address(world.nam, "/mat-khau"), office, counter,
          std::string("/quan-tri/nguoi-dung/moi"), std::string("/quan-tri/quay"),
          std::string("/quan-tri/ma-truy-cap")}) {
      EXPECT_EQ(browser.post(form, inputs).status, 403) << form;
      EXPECT_EQ(nobody.post(form, inputs).status, 303) << form;
      EXPECT_EQ(quan.post(form, {}).status, 403) << "no token " << form;
    }
  }
  EXPECT_EQ(changes(), before);
}

TEST_F(AdminPages, BadInputIsNoFailure) {
  const std::size_t before = changes();
  for (const char* id : {"77", "x", "0", "-1", "99999999999999999999999"}) {
    const std::string tail(id);
    EXPECT_EQ(quan.get("/quan-tri/nguoi-dung/" + tail).status, 404) << id;
    EXPECT_EQ(quan.get("/quan-tri/don-vi/" + tail).status, 404) << id;
    EXPECT_EQ(quan.get("/quan-tri/quay?don-vi=" + tail).status, 404) << id;
    EXPECT_EQ(quan.get("/quan-tri/ma-truy-cap/" + tail + "/thu-hoi").status, 404) << id;
    for (const char* form : {"/quan-tri/nguoi-dung/", "/quan-tri/don-vi/", "/quan-tri/quay/"})
      EXPECT_EQ(quan.post(form + tail, {{"csrf", csrf()}, {"name", "x"}}).status, 404) << form;
    EXPECT_EQ(quan.post("/quan-tri/nguoi-dung/" + tail + "/mat-khau", {{"csrf", csrf()}}).status,
              404);
  }
  for (const char* form : {"/quan-tri/nguoi-dung/moi", "/quan-tri/don-vi/moi", "/quan-tri/quay",
                           "/quan-tri/ma-truy-cap"}) {
    const int status = quan.post(form, {{"csrf", csrf()}}).status;
    EXPECT_GE(status, 400) << form;
    EXPECT_LT(status, 500) << form;
    EXPECT_EQ(quan.post_raw(form, "csrf=" + csrf() + "&name=%00").status, 400) << form;
    const int huge = quan.post(form, {{"csrf", csrf()}, {"name", std::string(100000, 'x')}}).status;
    EXPECT_GE(huge, 400) << form;
    EXPECT_LT(huge, 500) << form;
  }
  EXPECT_EQ(changes(), before);
}

}  // namespace
}  // namespace khongcho::web
