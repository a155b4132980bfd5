// A volunteer's pages from the shift to the end of a session, and what they do not open.
#include <gtest/gtest.h>

#include "tests/office/help_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class VolunteerPages : public testing::Test {
 protected:
  VolunteerPages() {
    add_volunteer_routes(router, site);
    for (const auto& [browser, officer] :
         std::initializer_list<std::pair<TestBrowser*, const Officer*>>{
             {&thao, &world.thao}, {&binh, &world.binh}, {&hoa, &world.hoa},
             {&chair, &world.chair}, {&vp, &world.vp}})
      browser->set_cookie(std::string(kLoginCookie), world.sign_in(*officer).token);
  }

  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::HelpWorld::vietnamese().text(key, args);
  }
  // Bà Sáu agrees; answers the address of the session.
  std::string begin(TestBrowser& browser) {
    const Page home = browser.get("/ho-tro");
    return browser.send(home, "/ho-tro/phien", {{"consent", "1"}}).location;
  }
  Inputs ba_sau(const Page& form, const std::string& address) {
    Inputs inputs = form.form(address + "/to-khai");
    for (const auto& [name, value] :
         Inputs{{"full_name", "Nguyễn Thị Sáu"}, {"personal_id", "030 157 004 512"},
                {"born_on", "5/3/1957"}, {"sex", "female"}, {"address", "Thôn Đông"},
                {"phone", "0912 345 678"}, {"procedure", "C12"}})
      set(inputs, name, value);
    return inputs;
  }
  Page write_down(TestBrowser& browser, const std::string& address) {
    return browser.post(address + "/to-khai",
                        ba_sau(browser.get(address + "/to-khai"), address));
  }

  test::HelpWorld world;
  Site site{world.ctx(), test::HelpWorld::english(), {}};
  http::Router router;
  TestBrowser thao{router}, binh{router}, hoa{router}, chair{router}, vp{router};
};

TEST_F(VolunteerPages, HomeShowsTheShiftAndWhoIsBeside) {
  const Page home = thao.get("/ho-tro");

  EXPECT_EQ(home.status, 200);
  EXPECT_TRUE(home.has("07:00 đến 17:00"));
  EXPECT_TRUE(home.has("Lê Văn Bình"));
  EXPECT_TRUE(home.has(say("help.consent")));
  EXPECT_EQ(hoa.get("/ho-tro").status, 403);
  EXPECT_EQ(chair.get("/ho-tro").status, 403);
}

TEST_F(VolunteerPages, WithoutAShiftThereIsNothingToBegin) {
  world.set_time("2023-09-30 08:00");
  thao.set_cookie(std::string(kLoginCookie), world.sign_in(world.thao).token);

  const Page home = thao.get("/ho-tro");

  EXPECT_TRUE(home.has(say("help_page.no_shift")));
  EXPECT_FALSE(home.has("action=\"/ho-tro/phien\""));
}

TEST_F(VolunteerPages, WithoutConsentThereIsNoSession) {
  const Page refused = thao.send(thao.get("/ho-tro"), "/ho-tro/phien");

  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has(say("help.no_consent")));
  EXPECT_FALSE(app::open_help_of(world.ctx(), world.thao));
}

TEST_F(VolunteerPages, FromConsentToTheCounter) {
  const std::string address = begin(thao);
  EXPECT_EQ(thao.get(address).status, 200);

  const Page number = thao.send(thao.get(address + "/lay-so"), address + "/lay-so",
                                {{"service", "chung-thuc"}, {"priority", "cao-tuoi"}});
  EXPECT_EQ(number.location, address);
  const Page saved = write_down(thao, address);
  EXPECT_EQ(saved.location, address);

  const Page read_back = thao.get(address);
  for (const char* piece : {"B001", "Nguyễn Thị Sáu", "030 157 004 512", "0912 345 678"})
    EXPECT_TRUE(read_back.has(piece)) << piece;
  const Page paper = thao.get(address + "/to-khai/in");
  EXPECT_TRUE(paper.has(say("help_page.paper_title")));
  EXPECT_TRUE(paper.has("030 157 004 512"));
  const Page ended = thao.send(read_back, address + "/ket-thuc");
  EXPECT_EQ(ended.location, "/ho-tro");

  const QueueTicket ticket = world.served_by_hoa();
  EXPECT_EQ(ticket.priority, "cao-tuoi");
  EXPECT_EQ(app::declaration_of(world.ctx(), world.hoa, ticket.id)->person.born_on, "1957-03-05");
}

TEST_F(VolunteerPages, AnEndedSessionIsGoneForGood) {
  const std::string address = begin(thao);
  write_down(thao, address);
  const Page form = thao.get(address + "/to-khai");

  const Page ended = thao.send(thao.get(address), address + "/ket-thuc");

  EXPECT_EQ(ended.response.header("Clear-Site-Data"), "\"cache\"");
  for (const char* page : {"", "/lay-so", "/to-khai", "/to-khai/in", "/huong-dan/tai-khoan"}) {
    const Page gone = thao.get(address + page);
    EXPECT_EQ(gone.status, 410) << page;
    EXPECT_TRUE(gone.has(say("help_page.over_what")));
    EXPECT_FALSE(gone.has("Nguyễn Thị Sáu")) << page;
  }
  EXPECT_EQ(thao.post(address + "/to-khai", ba_sau(form, address)).status, 410);
  EXPECT_FALSE(world.keeps_declaration({std::stoll(address.substr(address.rfind('/') + 1))}));
}

TEST_F(VolunteerPages, LeftAloneItEndsAndTheScreenGoesAway) {
  const std::string address = begin(thao);
  write_down(thao, address);
  const Page page = thao.get(address);
  EXPECT_EQ(page.response.header("Refresh"), "1805; url=/ho-tro");

  world.set_time("2023-09-29 14:43");

  EXPECT_EQ(thao.get(address).status, 410);
}

TEST_F(VolunteerPages, AnotherVolunteersSessionIsNotThere) {
  const std::string address = begin(thao);

  for (const char* page : {"", "/lay-so", "/to-khai", "/to-khai/in", "/huong-dan/qua-mang"})
    EXPECT_EQ(binh.get(address + page).status, 404) << page;
  EXPECT_EQ(binh.get("/ho-tro/phien/1").status, 404);
  EXPECT_EQ(binh.get("/ho-tro/phien/x").status, 404);
  const std::string own = begin(binh);
  Inputs inputs = binh.get(own).form(own + "/ket-thuc");
  EXPECT_EQ(binh.post(address + "/ket-thuc", inputs).status, 404);
  EXPECT_EQ(thao.get(address).status, 200);
}

TEST_F(VolunteerPages, TheSecondSessionIsRefused) {
  const Page home = thao.get("/ho-tro");
  begin(thao);

  const Page refused = thao.send(home, "/ho-tro/phien", {{"consent", "1"}});

  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has(say("help.already_open")));
  EXPECT_TRUE(thao.get("/ho-tro").has(say("help_page.go_on_button")));
}

TEST_F(VolunteerPages, WrongNumbersComeBackWithEverythingTyped) {
  const std::string address = begin(thao);
  Inputs inputs = ba_sau(thao.get(address + "/to-khai"), address);
  set(inputs, "personal_id", "12345");
  set(inputs, "phone", "113");

  const Page refused = thao.post(address + "/to-khai", inputs);

  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has(say("intake.wrong_personal_id")));
  EXPECT_TRUE(refused.has(say("intake.wrong_phone")));
  EXPECT_TRUE(refused.has("value=\"Nguyễn Thị Sáu\""));
  EXPECT_FALSE(app::help_view(world.ctx(), world.thao,
                              {std::stoll(address.substr(address.rfind('/') + 1))})
                   ->declaration);
}

TEST_F(VolunteerPages, ProceduresAreFoundAndNothingIsStoredMeanwhile) {
  const std::string address = begin(thao);
  Inputs inputs = ba_sau(thao.get(address + "/to-khai"), address);
  drop(inputs, "procedure");
  set(inputs, "words", "sao y");
  set(inputs, "viec", "tim");

  const Page found = thao.post(address + "/to-khai", inputs);

  EXPECT_EQ(found.status, 200);
  EXPECT_TRUE(found.has("name=\"procedure\" value=\"C12\""));
  EXPECT_TRUE(found.has("value=\"Nguyễn Thị Sáu\""));
  EXPECT_FALSE(thao.get(address).has("Nguyễn Thị Sáu"));
  set(inputs, "words", "xyzxyz");
  EXPECT_TRUE(thao.post(address + "/to-khai", inputs).has(say("help_page.procedure_nothing")));
}

TEST_F(VolunteerPages, NoPageAsksForAPassword) {
  const std::string address = begin(thao);
  for (const char* page : {"", "/lay-so", "/to-khai", "/huong-dan/tai-khoan",
                           "/huong-dan/qua-mang"}) {
    const Page shown = thao.get(address + page);
    EXPECT_EQ(shown.status, 200) << page;
    EXPECT_FALSE(shown.has("type=\"password\"")) << page;
  }
  const Page guide = thao.get(address + "/huong-dan/tai-khoan");
  EXPECT_TRUE(guide.has(say("help_page.guide.account.3")));
  EXPECT_EQ(thao.send(guide, address + "/huong-dan/tai-khoan").location, address);
  EXPECT_TRUE(thao.get(address).has(say("help_page.done.guided")));
  EXPECT_EQ(thao.get(address + "/huong-dan/khac").status, 404);
}

TEST_F(VolunteerPages, ShiftsArePlannedCopiedAndRemoved) {
  const Page week = chair.get("/ho-tro/ca?tuan=2023-10-02");
  EXPECT_EQ(week.status, 200);
  const std::string id = std::to_string(world.thao.id.value);

  const Page added = chair.send(week, "/ho-tro/ca",
                                {{"volunteer", id}, {"day", "2023-10-06"}, {"from", "07:30"},
                                 {"to", "11:30"}});
  EXPECT_EQ(added.location, "/ho-tro/ca?don-vi=xa-thanh-son&tuan=2023-10-02");
  const Page planned = chair.get(added.location);
  EXPECT_TRUE(planned.has("07:30 đến 11:30"));

  const Page refused = chair.send(planned, "/ho-tro/ca",
                                  {{"volunteer", id}, {"day", "2023-10-06"}, {"from", "11:00"},
                                   {"to", "12:00"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has(say("help.twice_at_once", {"07:30", "11:30"})));
  EXPECT_EQ(chair.send(planned, "/ho-tro/ca", {{"day", "mai"}}).status, 422);
  EXPECT_EQ(chair.send(planned, "/ho-tro/ca", {{"from", "25:00"}}).status, 422);
  EXPECT_EQ(chair.send(planned, "/ho-tro/ca", {{"don-vi", "xa-hong-lac"}}).status, 403);

  const Page copied = chair.send(chair.get("/ho-tro/ca?tuan=2023-10-09"), "/ho-tro/ca/chep");
  EXPECT_TRUE(chair.follow(copied).has(say("notice.shifts_copied", {"1"})));

  const std::size_t at = planned.body.find("/ho-tro/ca/", planned.body.find("kc-shifts"));
  const std::string removal = planned.body.substr(at, planned.body.find('"', at) - at);
  const Page question = chair.get(removal);
  EXPECT_TRUE(question.has(say("help_page.remove_question")));
  EXPECT_EQ(chair.send(question, removal).status, 303);
  EXPECT_EQ(chair.get(removal).status, 404);
  EXPECT_EQ(thao.get("/ho-tro/ca").status, 403);
  EXPECT_TRUE(vp.get("/ho-tro/ca").has("name=\"don-vi\"")) << "chooses among offices";
}

TEST_F(VolunteerPages, FiguresOfTheMonthForPlannersAndOnesOwn) {
  begin(thao);
  begin(binh);

  const Page all = chair.get("/ho-tro/so-lieu?thang=2023-09");
  EXPECT_TRUE(all.has("Vũ Thu Thảo"));
  EXPECT_TRUE(all.has("Lê Văn Bình"));
  const Page own = thao.get("/ho-tro/so-lieu");
  EXPECT_TRUE(own.has("Vũ Thu Thảo"));
  EXPECT_FALSE(own.has("Lê Văn Bình"));
  EXPECT_TRUE(chair.get("/ho-tro/so-lieu?thang=2023-08").has(say("help_page.no_figures")));
  EXPECT_EQ(chair.get("/ho-tro/so-lieu?thang=xyz").status, 422);
  EXPECT_EQ(thao.get("/ho-tro/so-lieu?don-vi=xa-hong-lac").status, 403);
  EXPECT_EQ(hoa.get("/ho-tro/so-lieu").status, 403);
  EXPECT_TRUE(vp.get("/ho-tro/so-lieu?don-vi=xa-thanh-son").has("Vũ Thu Thảo"));

  const Page csv = chair.get("/ho-tro/so-lieu/bang-tinh?thang=2023-09");
  EXPECT_EQ(csv.response.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(csv.has("Lê Văn Bình,1,0,0,0,0"));
  EXPECT_TRUE(chair.get("/ho-tro/so-lieu/ban-in?thang=2023-09").has("Lê Văn Bình"));
}

}  // namespace
}  // namespace khongcho::web
