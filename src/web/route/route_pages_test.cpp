#include <gtest/gtest.h>

#include "app/routes.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/route/route_drawing.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class RoutePages : public testing::Test {
 protected:
  RoutePages() {
    add_route_routes(router, site);
    thu.set_cookie(std::string(kLoginCookie), world.sign_in(world.vp).token);
    hoa.set_cookie(std::string(kLoginCookie), world.sign_in(world.hoa).token);
  }

  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  app::Context context() { return {world.db(), world.time, book, world.vietnamese()}; }
  Page send(const std::string& what, Inputs changed) {
    changed.emplace_back("do", what);
    return thu.send(thu.get(kForm), kForm, changed);
  }

  static constexpr const char* kForm = "/quy-trinh/commune-certification/sua";
  test::OfficeWorld world;
  app::LawBook book{test::OfficeWorld::law().law()};  // published to by these tests alone
  Site site{context(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser thu{router};
  TestBrowser hoa{router};
};

TEST_F(RoutePages, TheListNamesEveryRouteWithItsVersion) {
  const Page list = hoa.get("/quy-trinh");
  EXPECT_EQ(list.status, 200);
  for (const Route* route : book.routes().all_latest()) {
    EXPECT_TRUE(list.has("/quy-trinh/" + route->id));
    EXPECT_TRUE(list.has(route->name));
  }
  EXPECT_TRUE(list.has(say("route_page.version_n", {"1"})));
}

TEST_F(RoutePages, ARouteIsDrawnWithEveryStep) {
  const Page page = hoa.get("/quy-trinh/commune-marriage");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("<svg class=\"kc-route__svg\""));
  for (const RouteStep& step : book.routes().latest("commune-marriage")->steps)
    EXPECT_TRUE(page.has(step.name)) << step.name;
  EXPECT_FALSE(page.has("/quy-trinh/commune-marriage/sua"));  // chị Hoa may not
  EXPECT_EQ(hoa.get("/quy-trinh/nowhere").status, 404);
  EXPECT_EQ(hoa.get("/quy-trinh/commune-marriage?phien-ban=7").status, 404);
}

TEST_F(RoutePages, ADryRunSaysWhenEachStepIsDue) {
  const Page page = hoa.get(
      "/quy-trinh/commune-certification?don-vi=xa-thanh-son&thu-tuc=C12&nhan=2023-09-29T14:00");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("17:00 29/09"));
  EXPECT_TRUE(page.has("14:20 29/09"));
  const Page broken = hoa.get("/quy-trinh/commune-certification?thu-tuc=C12&nhan=sometime");
  EXPECT_EQ(broken.status, 422);
  EXPECT_TRUE(broken.has(say("route_page.bad_time")));
  EXPECT_EQ(hoa.get("/quy-trinh/commune-certification?thu-tuc=D08").status, 404);
}

TEST_F(RoutePages, OnlyWhoMayEditsThem) {
  EXPECT_EQ(hoa.get(kForm).status, 403);
  EXPECT_EQ(thu.get(kForm).status, 200);
  const Page form = thu.get(kForm);
  Inputs inputs = form.form(kForm);
  set(inputs, "do", "publish");
  set(inputs, "confirmed", "1");
  set(inputs, "csrf", site.csrf().token_for(world.sign_in(world.hoa).token));
  EXPECT_NE(hoa.post(kForm, inputs).status, 303);
  EXPECT_EQ(book.routes().latest("commune-certification")->version, 1);
}

TEST_F(RoutePages, WhatIsWrongIsSaidAtItsInput) {
  const Page wrong = send("check", {{"s1_share", "31"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has(say("route.shares_not_whole", {"101"})));
  const Page role = send("check", {{"s1_role", "receptionist"}});
  EXPECT_TRUE(role.has("href=\"#s1_role\""));
  const Page right = send("check", {});
  EXPECT_TRUE(right.has(say("route_page.is_right")));
}

TEST_F(RoutePages, AStepIsAddedAndRemoved) {
  const Page added = send("add", {{"new_kind", "consult"}});
  EXPECT_EQ(added.status, 200);
  EXPECT_TRUE(added.has("value=\"remove:consult\""));
  Inputs inputs = added.form(kForm);
  inputs.emplace_back("do", "remove:consult");
  EXPECT_FALSE(thu.post(kForm, inputs).has("value=\"remove:consult\""));
  // What followed the step removed follows the one before it.
  const Page removed = send("remove:submit", {});
  EXPECT_FALSE(removed.has("value=\"remove:submit\""));
  EXPECT_FALSE(removed.has("remove:receive"));  // needed
}

TEST_F(RoutePages, ANewVersionIsPublishedAfterOneQuestion) {
  const Page question = send("publish", {{"s1_name", "Thụ lý và đối chiếu"}});
  EXPECT_EQ(question.status, 200);
  EXPECT_EQ(book.routes().latest("commune-certification")->version, 1);
  EXPECT_TRUE(question.has(say("route_page.publish_consequence")));

  const Page published = thu.send(question, kForm, {});

  EXPECT_EQ(published.status, 303);
  EXPECT_EQ(published.location, "/quy-trinh/commune-certification");
  const Route* latest = book.routes().latest("commune-certification");
  EXPECT_EQ(latest->version, 2);
  EXPECT_EQ(latest->steps[1].name, "Thụ lý và đối chiếu");
  const Page page = thu.get("/quy-trinh/commune-certification");
  EXPECT_TRUE(page.has("Thụ lý và đối chiếu"));
  EXPECT_TRUE(page.has(say("route_page.published", {"29/09/2023", world.vp.full_name})));
  EXPECT_TRUE(thu.get("/quy-trinh/commune-certification?phien-ban=1")
                  .has(say("route_page.old_version")));
  // The form asked about the version before.
  const Page late = thu.send(question, kForm, {});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.has(say("route.changed_meanwhile", {"2"})));
}

TEST_F(RoutePages, ADrawingOfABrokenDraftIsStillADrawing) {
  Route draft = *book.routes().latest("commune-certification");
  draft.steps[0].after = {"give_back"};  // a circle
  draft.steps[1].after = {"nowhere"};
  draft.steps[2].name = "Một tên bước rất dài <b>không</b> xuống dòng được ở đâu cả";
  const std::string svg = route_drawing(draft, world.vietnamese(), "Sơ đồ").text();
  EXPECT_NE(svg.find("&lt;b&gt;"), svg.npos);
  EXPECT_TRUE(svg.ends_with("</svg>"));
}

}  // namespace
}  // namespace khongcho::web
