#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::Inputs;
using test::Page;
using test::TestBrowser;

class WorkPages : public testing::Test {
 protected:
  WorkPages() {
    add_specialist_routes(router, site);
    sign_in(nam, world.nam);
  }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  // A log-in left idle that long has ended.
  void later(std::string_view now) {
    world.set_time(now);
    sign_in(nam, world.nam);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Dossier stored(const Dossier& dossier) {
    return app::dossier_view(world.ctx(), world.hoa, dossier.code, "test")->dossier;
  }
  static std::string address(const Dossier& dossier, const std::string& more = "") {
    return "/viec/" + dossier.code + more;
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser nam{router};
};

TEST_F(WorkPages, TheListShowsWhatIsLeftOfThePromise) {
  const Dossier dossier = world.assigned();
  later("2023-09-29 16:18");

  const Page page = nam.get("/viec");

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(address(dossier)));
  EXPECT_TRUE(page.has("còn 42 phút"));
  EXPECT_TRUE(page.has(say("web.tag.soon")));
  later("2023-09-29 18:05");
  EXPECT_TRUE(nam.get("/viec").has("quá 1 giờ 5 phút"));
}

TEST_F(WorkPages, TheListIsOnesOwn) {
  const Dossier dossier = world.assigned();
  TestBrowser dung(router);
  sign_in(dung, world.dung);

  const Page page = dung.get("/viec");

  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(page.has(dossier.code));
  EXPECT_TRUE(page.has(say("work.empty")));
}

TEST_F(WorkPages, TheListIsFilteredByState) {
  const Dossier dossier = world.drafted();
  EXPECT_TRUE(nam.get("/viec?trang-thai=drafted").has(dossier.code));
  EXPECT_FALSE(nam.get("/viec?trang-thai=assigned").has(dossier.code));
  EXPECT_EQ(nam.get("/viec?trang-thai=khac").status, 400);
  EXPECT_EQ(nam.get("/viec?tu=abc").status, 400);
  EXPECT_EQ(nam.get("/viec?tu=1-99999999999999999999").status, 400);
}

TEST_F(WorkPages, LongListsGoOnOnTheNextPage) {
  for (int i = 0; i < 51; ++i) {
    app::IntakeForm form = world.a_form();
    form.submitter.personal_id = "";
    form.submitter.full_name = "Người thứ " + std::to_string(i);
    const Dossier dossier = world.received(form);
    ASSERT_TRUE(
        app::assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id));
  }
  const Page first = nam.get("/viec");
  const std::size_t link = first.body.find("/viec?tu=");
  ASSERT_NE(link, first.body.npos);
  const std::string next =
      test::unescaped(first.body.substr(link, first.body.find('"', link) - link));

  const Page second = nam.get(next);

  EXPECT_EQ(second.status, 200);
  EXPECT_TRUE(second.has("Người thứ"));
  EXPECT_FALSE(second.has("/viec?tu="));
  EXPECT_TRUE(second.has("href=\"/viec\">" + say("web.first_page")));
  EXPECT_FALSE(first.has(say("web.first_page")));
}

TEST_F(WorkPages, ADraftIsSavedAndSubmitted) {
  const Dossier dossier = world.assigned();
  Page page = nam.get(address(dossier));
  Inputs inputs = page.form(address(dossier, "/du-thao"));
  test::set(inputs, "draft", "Chứng thực bản sao đúng với bản chính.");

  EXPECT_EQ(nam.post(address(dossier, "/du-thao"), inputs).location, address(dossier));
  EXPECT_EQ(stored(dossier).draft, "Chứng thực bản sao đúng với bản chính.");
  page = nam.get(address(dossier));
  EXPECT_TRUE(page.has("Chứng thực bản sao đúng với bản chính.</textarea>"));

  inputs = page.form(address(dossier, "/du-thao"));
  test::set(inputs, "draft", "Chứng thực, có sửa.");
  EXPECT_EQ(nam.post(address(dossier, "/trinh-ky"), inputs).location, "/viec");
  EXPECT_EQ(stored(dossier).state, DossierState::awaiting_signature);
  EXPECT_EQ(stored(dossier).draft, "Chứng thực, có sửa.");
  const int version = stored(dossier).version;
  EXPECT_EQ(nam.post(address(dossier, "/trinh-ky"), inputs).status, 303) << "twice";
  EXPECT_EQ(stored(dossier).version, version);
}

TEST_F(WorkPages, NothingIsSubmittedWithoutADraft) {
  const Dossier dossier = world.assigned();
  const Page page = nam.get(address(dossier));
  Inputs inputs = page.form(address(dossier, "/du-thao"));

  const Page refused = nam.post(address(dossier, "/trinh-ky"), inputs);

  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has(say("dossier.no_draft")));
  EXPECT_EQ(nam.post(address(dossier, "/du-thao"), inputs).status, 422);
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

TEST_F(WorkPages, AskingForPapersStopsTheClock) {
  const Dossier dossier = world.assigned();
  const Page page = nam.get(address(dossier));

  const Page refused = nam.send(page, address(dossier, "/bo-sung"), {{"asked", " "}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"asked-problem\""));
  EXPECT_EQ(nam.send(page, address(dossier, "/bo-sung"), {{"asked", "Bản chính trang 2"}}).status,
            303);

  EXPECT_TRUE(is_waiting(stored(dossier)));
  EXPECT_TRUE(nam.get("/viec").has(say("work.left.stands")));
  const Page waiting = nam.get(address(dossier));
  EXPECT_TRUE(waiting.has("Bản chính trang 2"));
  EXPECT_TRUE(waiting.has(say("counter.promise.stands_until")));
  EXPECT_FALSE(waiting.has("Trước 17:00")) << "the old hour is no promise any more";
}

TEST_F(WorkPages, TakingItOutOfTheModelIsAskedOnceMore) {
  const Dossier dossier = world.assigned();
  const std::string action = address(dossier, "/loai-khoi-mo-hinh");
  const Page page = nam.get(address(dossier));

  EXPECT_EQ(nam.send(page, action).status, 422) << "no reason";
  const Page question =
      nam.send(page, action, {{"why", "verification_needed"}, {"exclude_reason", "hỏi xã bên"}});
  ASSERT_EQ(question.status, 200);
  EXPECT_TRUE(question.has(say("work.exclude.question", {dossier.code})));
  EXPECT_FALSE(stored(dossier).excluded);
  EXPECT_EQ(nam.send(question, action).status, 303);

  const Dossier excluded = stored(dossier);
  EXPECT_TRUE(excluded.excluded);
  EXPECT_EQ(excluded.exclusion_reason, "Cần xác minh: hỏi xã bên");
  EXPECT_FALSE(excluded.promise_due_at);
  EXPECT_EQ(nam.send(question, action).status, 303) << "the same form twice";
  EXPECT_EQ(stored(dossier).version, excluded.version);
}

TEST_F(WorkPages, StoppingIsAskedOnceMore) {
  const Dossier dossier = world.assigned();
  const std::string action = address(dossier, "/dung");
  const Page page = nam.get(address(dossier));

  const Page question = nam.send(page, action, {{"stop_reason", "Không còn đối tượng"}});
  EXPECT_EQ(stored(dossier).state, DossierState::assigned);
  EXPECT_EQ(nam.send(question, action).status, 303);

  EXPECT_EQ(stored(dossier).state, DossierState::stopped);
  EXPECT_EQ(stored(dossier).reason, "Không còn đối tượng");
}

TEST_F(WorkPages, AnApologyIsProposedWithItsNewTime) {
  const Dossier dossier = world.assigned();
  later("2023-09-29 17:30");
  const std::string action = address(dossier, "/xin-loi");
  const Page page = nam.get(address(dossier));
  EXPECT_TRUE(page.has(say("work.apology.propose")));
  EXPECT_FALSE(page.has(say("work.apology.send") + "<"));

  const Page unread =
      nam.send(page, action, {{"new_time", "mai"}, {"apology_reason", "Mất điện"}});
  EXPECT_EQ(unread.status, 422);
  EXPECT_TRUE(unread.has("id=\"new_time-problem\""));
  EXPECT_TRUE(unread.has("Mất điện"));
  const auto sent = [&](const char* new_time) {
    const Inputs inputs{{"new_time", new_time}, {"apology_reason", "Mất điện"}};
    return nam.send(page, action, inputs).status;
  };
  EXPECT_EQ(sent("2023-09-29T09:00"), 422);
  EXPECT_EQ(sent("2023-10-02T09:00"), 303);

  // The head signs it (/xin-loi); until then nothing is printed and no new time holds.
  EXPECT_EQ(stored(dossier).proposed_time, test::at("2023-10-02 09:00"));
  EXPECT_FALSE(stored(dossier).reappointed_at);
  EXPECT_FALSE(nam.get(address(dossier)).has(say("counter.print.apology")));
}

TEST_F(WorkPages, TheLaterOfTwoSeesWhatTheOtherDid) {
  const Dossier dossier = world.assigned();
  const Page page = nam.get(address(dossier));
  ASSERT_TRUE(app::draft_dossier(world.ctx(), world.nam, command_for(dossier), "Từ máy khác"));

  const Page late = nam.send(page, address(dossier, "/du-thao"), {{"draft", "Từ máy này"}});

  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.has(say("counter.dossier.changes")));
  EXPECT_TRUE(late.has("Từ máy này</textarea>"));
  EXPECT_EQ(stored(dossier).draft, "Từ máy khác");
}

TEST_F(WorkPages, AreClosedToOthers) {
  const Dossier dossier = world.assigned();
  TestBrowser nobody(router), minh(router), dung(router), hoa(router), admin(router);
  sign_in(minh, world.minh);
  sign_in(dung, world.dung);
  sign_in(hoa, world.hoa);
  sign_in(admin, world.admin);

  EXPECT_EQ(nobody.get("/viec").status, 303);
  EXPECT_EQ(nobody.get(address(dossier)).status, 303);
  for (TestBrowser* other : {&minh, &dung, &hoa, &admin})
    EXPECT_EQ(other->get(address(dossier)).status, 403);
  EXPECT_EQ(hoa.get("/viec").status, 403);
  EXPECT_EQ(admin.get("/viec").status, 403);
  for (const char* action :
       {"/du-thao", "/trinh-ky", "/bo-sung", "/loai-khoi-mo-hinh", "/dung", "/xin-loi"}) {
    EXPECT_EQ(nobody.post(address(dossier, action), {}).status, 303) << action;
    EXPECT_EQ(nam.post(address(dossier, action), {}).status, 403) << "no token " << action;
  }
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

TEST_F(WorkPages, OthersWithTheirOwnTokenChangeNothing) {
  const Dossier dossier = world.assigned();
  const app::SignedIn who = world.sign_in(world.minh);
  TestBrowser minh(router);
  minh.set_cookie(std::string(kLoginCookie), who.token);
  const Inputs inputs{{"csrf", site.csrf().token_for(who.token)},
                      {"version", std::to_string(dossier.version)},
                      {"draft", "x"},
                      {"asked", "x"},
                      {"stop_reason", "x"},
                      {"exclude_reason", "x"},
                      {"apology_reason", "x"},
                      {"new_time", "2023-10-02T09:00"},
                      {"confirmed", "1"}};
  for (const char* action :
       {"/du-thao", "/trinh-ky", "/bo-sung", "/loai-khoi-mo-hinh", "/dung", "/xin-loi"})
    EXPECT_EQ(minh.post(address(dossier, action), inputs).status, 403) << action;
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

TEST_F(WorkPages, BadInputIsNoFailure) {
  const Dossier dossier = world.assigned();
  const Page page = nam.get(address(dossier));
  const std::string csrf = page.form(address(dossier, "/dung")).front().second;
  EXPECT_EQ(nam.get("/viec/khong-co").status, 404);
  EXPECT_EQ(nam.get("/viec/" + std::string(2000, 'x')).status, 404);
  for (const char* version : {"", "x", "-3", "99999999999999999999"})
    EXPECT_EQ(nam.send(page, address(dossier, "/dung"),
                       {{"version", version}, {"stop_reason", "vì thế"}})
                  .status,
              409)
        << version;
  const Inputs long_draft{{"draft", std::string(9000, 'x')}};
  EXPECT_EQ(nam.send(page, address(dossier, "/du-thao"), long_draft).status, 422);
  EXPECT_EQ(nam.post_raw(address(dossier, "/du-thao"), "csrf=" + csrf + "&draft=%00").status, 400);
  EXPECT_EQ(nam.post_raw(address(dossier, "/du-thao"), "csrf=" + csrf + "&draft=%ff").status, 400);
  for (const char* action :
       {"/du-thao", "/trinh-ky", "/bo-sung", "/loai-khoi-mo-hinh", "/dung", "/xin-loi"}) {
    const int status = nam.post(address(dossier, action), {{"csrf", csrf}}).status;
    EXPECT_GE(status, 400) << action;
    EXPECT_LT(status, 500) << action;
  }
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

}  // namespace
}  // namespace khongcho::web
