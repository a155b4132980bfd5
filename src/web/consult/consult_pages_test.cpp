#include <gtest/gtest.h>

#include "app/child_dossiers.h"
#include "app/consultations.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class ConsultPages : public testing::Test {
 protected:
  ConsultPages() {
    add_consult_routes(router, site);
    nam.set_cookie(std::string(kLoginCookie), world.sign_in(world.nam).token);
    minh.set_cookie(std::string(kLoginCookie), world.sign_in(world.minh).token);
    dung.set_cookie(std::string(kLoginCookie), world.sign_in(world.dung).token);
  }

  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Page ask(const Inputs& changed) {
    const std::string form = "/viec/" + dossier.code + "/lay-y-kien";
    return nam.send(nam.get(form), form, changed);
  }
  app::ConsultationRow asked() {
    ask({{"office", "xa-hong-lac"}, {"question", "Bà Sáu <b>có</b> hộ khẩu ở xã không?"}});
    return app::consultation_list(world.ctx(), world.minh)->open.at(0);
  }
  std::string address(const app::ConsultationRow& row) {
    return "/phoi-hop/" + row.dossier.code + "/" + std::to_string(row.consultation.id.value);
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  Dossier dossier = world.assigned();
  TestBrowser nam{router};
  TestBrowser minh{router};
  TestBrowser dung{router};
};

TEST_F(ConsultPages, AQuestionIsAskedWithADueTimeInsideTheDossier) {
  const Page form = nam.get("/viec/" + dossier.code + "/lay-y-kien");
  EXPECT_EQ(form.status, 200);
  EXPECT_TRUE(form.has("value=\"2023-09-29T17:00\""));
  const Page late = ask({{"question", "Có không?"}, {"due_at", "2023-10-02T09:00"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_TRUE(late.has("id=\"due_at-problem\""));
  EXPECT_TRUE(late.has("Có không?"));  // what was typed stays
  EXPECT_EQ(ask({{"question", " "}}).status, 422);
  EXPECT_EQ(ask({{"question", "?"}, {"due_at", "khi nào"}}).status, 422);
  const Page sent = ask({{"office", "xa-hong-lac"}, {"question", "Có không?"}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_TRUE(nam.follow(sent).has(say("consult_page.waiting")));
}

TEST_F(ConsultPages, OnlyWhoWorksOnItAsks) {
  EXPECT_EQ(dung.get("/viec/" + dossier.code + "/lay-y-kien").status, 403);
  EXPECT_EQ(minh.get("/viec/" + dossier.code + "/ho-so-con").status, 403);
}

TEST_F(ConsultPages, TheOfficeAskedFindsItAndAnswers) {
  EXPECT_TRUE(minh.get("/phoi-hop").has(say("consult_page.none")));
  const auto row = asked();
  const Page list = minh.get("/phoi-hop");
  EXPECT_TRUE(list.has(address(row)));
  EXPECT_TRUE(list.has("&lt;b&gt;"));
  const Page question = minh.get(address(row));
  EXPECT_EQ(question.status, 200);
  EXPECT_TRUE(question.has(dossier.submitter.full_name));
  EXPECT_EQ(dung.get(address(row)).status, 403);

  const Page empty = minh.send(question, address(row), {{"answer", "  "}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has("id=\"answer-problem\""));
  const Page sent = minh.send(question, address(row), {{"answer", "Không có."}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(sent.location, "/phoi-hop");
  EXPECT_TRUE(minh.get(address(row)).has("Không có."));
  EXPECT_TRUE(nam.get("/viec/" + dossier.code + "/lay-y-kien").has("Không có."));
  EXPECT_FALSE(minh.get(address(row)).has("<textarea"));
}

TEST_F(ConsultPages, AQuestionIsTakenBack) {
  const auto row = asked();
  const std::string form = "/viec/" + dossier.code + "/lay-y-kien";
  const std::string action = form + "/" + std::to_string(row.consultation.id.value) + "/rut";
  EXPECT_EQ(nam.send(nam.get(form), action).status, 303);
  EXPECT_TRUE(minh.get("/phoi-hop").has(say("consult_page.none")));
  EXPECT_EQ(minh.get("/phoi-hop/" + dossier.code + "/7").status, 403);
}

TEST_F(ConsultPages, ADossierIsOpenedInsideThisOne) {
  const std::string form = "/viec/" + dossier.code + "/ho-so-con";
  const Page page = nam.get(form);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(say("consult_page.latest", {"17:00 29/09/2023"})));
  const Page wrong =
      nam.send(page, form, {{"office", "xa-hong-lac"}, {"procedure", "D08"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has("id=\"procedure-problem\""));
  const Page opened =
      nam.send(nam.get(form), form, {{"office", "xa-hong-lac"}, {"procedure", "C05"}});
  EXPECT_EQ(opened.status, 303);
  const auto view = app::child_view(world.ctx(), world.nam, dossier.code);
  ASSERT_EQ(view->children.size(), 1u);
  EXPECT_TRUE(nam.follow(opened).has(view->children[0].code));
}

}  // namespace
}  // namespace khongcho::web
