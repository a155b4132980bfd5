#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/appointments.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using testing::HasSubstr;
using testing::Not;
using test::at;
using test::Inputs;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

const std::string kBook = "/dat-lich?don-vi=xa-thanh-son";
const std::string kHour = kBook + "&viec=ho-tich&ngay=2023-10-06&gio=09:00";

class AppointmentPages : public testing::Test {
 protected:
  AppointmentPages() {
    world.set_time("2023-09-29 08:00");
    add_appointment_routes(router, site);
    router.on_refusal([this](const http::Request& request, const http::Refusal& refused) {
      return site.refusal(request, refused.status, refused.incident);
    });
  }

  // The code of an appointment made through the pages.
  std::string booked(const std::string& target = kHour, const std::string& phone = "") {
    const Page done = browser.send(browser.get(target), "/dat-lich", {{"phone", phone}});
    EXPECT_EQ(done.status, 303) << done.body;
    return done.location.substr(done.location.rfind('/') + 1);
  }
  std::string today_at(const std::string& clock) {
    return booked(kBook + "&viec=ho-tich&ngay=2023-09-29&gio=" + clock);
  }
  Page arrive(const std::string& code) {
    return browser.send(browser.get("/dat-lich/den?don-vi=xa-thanh-son"), "/dat-lich/den",
                        {{"ma", code}});
  }
  void sign_in(const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }

  OfficeWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.default_office = "xa-thanh-son"}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(AppointmentPages, AskOneThingAfterTheOther) {
  EXPECT_THAT(browser.get("/dat-lich").body,
              HasSubstr("href=\"/dat-lich?don-vi=xa-thanh-son&amp;viec=ho-tich\">Hộ tịch</a>"));
  const Page days = browser.get(kBook + "&viec=ho-tich");
  EXPECT_THAT(days.body, HasSubstr("ngay=2023-10-06"));
  EXPECT_THAT(days.body, HasSubstr("còn 32 chỗ"));
  EXPECT_THAT(days.body, Not(HasSubstr("ngay=2023-10-05"))) << "a Thursday";
  const Page hours = browser.get(kBook + "&viec=ho-tich&ngay=2023-10-06");
  EXPECT_THAT(hours.body, HasSubstr("Buổi sáng"));
  EXPECT_THAT(hours.body, HasSubstr("gio=11%3A15"));
  EXPECT_THAT(hours.body, Not(HasSubstr("gio=11%3A30"))) << "lunch";
  EXPECT_THAT(hours.body, HasSubstr("Sau 15 giờ 30</h3>"));
  EXPECT_THAT(hours.body, HasSubstr("có kết quả vào ngày làm việc sau"));
  const Page form = browser.get(kHour);
  EXPECT_THAT(form.body, HasSubstr("name=\"phone\""));
  EXPECT_THAT(form.body, HasSubstr("ngày 06/10/2023"));
}

TEST_F(AppointmentPages, BookAndShowTheCodeTheReminderAndTheQr) {
  const Page done =
      browser.send(browser.get(kHour), "/dat-lich", {{"phone", "0912 345 678"}});
  ASSERT_EQ(done.status, 303);
  const Page shown = browser.follow(done);

  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("Đã đặt lịch hẹn."));
  EXPECT_THAT(shown.body, HasSubstr("09:00, thứ Sáu, ngày 06/10/2023"));
  EXPECT_THAT(shown.body, HasSubstr("hen Ho tich luc 09:00 ngay 06/10/2023. Ma "));
  EXPECT_THAT(shown.body, HasSubstr("kc-hen-qr\"><svg"));
  EXPECT_THAT(shown.body, Not(HasSubstr("912 345"))) << "the number is the office's to know";
  EXPECT_EQ(shown.response.header("Cache-Control"), "no-store");
  EXPECT_THAT(browser.get(done.location).body, Not(HasSubstr("Đã đặt lịch hẹn."))) << "once";
}

TEST_F(AppointmentPages, AreSentTwiceAndBookOnce) {
  const Page form = browser.get(kHour);
  const Page first = browser.send(form, "/dat-lich");
  const Page again = browser.send(form, "/dat-lich");

  EXPECT_EQ(first.location, again.location);
}

TEST_F(AppointmentPages, TellAtTheInputWhatIsWrongAndKeepTheRest) {
  const Page wrong = browser.send(browser.get(kHour), "/dat-lich", {{"phone", "113"}});

  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("id=\"phone-problem\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"113\""));
  EXPECT_EQ(browser.send(wrong, "/dat-lich", {{"phone", ""}}).status, 303);
}

TEST_F(AppointmentPages, OfferOtherHoursWhenTheOneChosenHasGone) {
  const Page form = browser.get(kHour);
  TestBrowser quicker{router};
  ASSERT_EQ(quicker.send(quicker.get(kHour), "/dat-lich").status, 303);

  const Page late = browser.send(form, "/dat-lich");

  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("vừa có người đặt"));
  EXPECT_THAT(late.body, HasSubstr("gio=09%3A15"));
  EXPECT_THAT(late.body, Not(HasSubstr("gio=09%3A00")));
  EXPECT_EQ(browser.get(kHour).status, 409);
}

TEST_F(AppointmentPages, RefuseWhatDoesNotExistAndChangeNothing) {
  EXPECT_EQ(browser.get(kBook + "&viec=dat-dai").status, 404);
  EXPECT_EQ(browser.get(kBook + "&viec=ho-tich&ngay=2023-10-05").status, 404);
  EXPECT_EQ(browser.get(kBook + "&viec=ho-tich&ngay=abc").status, 404);
  EXPECT_EQ(browser.get(kBook + "&viec=ho-tich&ngay=2023-10-06&gio=12:00").status, 404);
  EXPECT_EQ(browser.get(kBook + "&viec=ho-tich&ngay=2023-10-06&gio=%3Cscript%3E").status, 404);
  const Page form = browser.get(kHour);
  EXPECT_EQ(browser.send(form, "/dat-lich", {{"gio", "12:00"}}).status, 422);
  EXPECT_EQ(browser.send(form, "/dat-lich", {{"ngay", "2023-09-22"}}).status, 409);
  EXPECT_EQ(browser.send(form, "/dat-lich", {{"don-vi", "khong-co"}}).status, 404);
  EXPECT_EQ(browser.send(form, "/dat-lich", {{"csrf", "khac"}}).status, 403);
  EXPECT_EQ(browser.send(form, "/dat-lich").status, 303) << "still free";
  for (const char* path : {"/dat-lich/ZZZZZZZZ", "/dat-lich/abc", "/dat-lich/ZZZZZZZZ.ics",
                           "/dat-lich/ZZZZZZZZ/huy", "/dat-lich/xem?ma=%27+OR+1=1"})
    EXPECT_EQ(browser.get(path).status, 404) << path;
}

TEST_F(AppointmentPages, GiveAFileForTheCalendar) {
  const std::string code = booked();
  const Page file = browser.get("/dat-lich/" + code + ".ics");

  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.response.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_THAT(file.body, HasSubstr("DTSTART:20231006T020000Z\r\n"));
  EXPECT_THAT(file.body, HasSubstr("TRIGGER:-PT1H\r\n"));
  EXPECT_THAT(file.body, Not(HasSubstr("METHOD")));
}

TEST_F(AppointmentPages, AskBeforeTheyCancelAndFreeThePlace) {
  const std::string code = booked();
  const std::string action = "/dat-lich/" + code + "/huy";
  const Page question = browser.get(action);
  EXPECT_THAT(question.body, HasSubstr("Hủy lịch hẹn này?"));

  const Page done = browser.send(question, action);

  EXPECT_EQ(done.status, 303);
  const Page shown = browser.follow(done);
  EXPECT_THAT(shown.body, HasSubstr("Đã hủy"));
  EXPECT_THAT(shown.body, Not(HasSubstr("kc-hen-qr")));
  EXPECT_EQ(browser.get(action).status, 303) << "nothing left to cancel";
  EXPECT_EQ(browser.get(kHour).status, 200);
}

TEST_F(AppointmentPages, GiveANumberWithPriorityAtTheHour) {
  const std::string code = today_at("09:00");
  world.set_time("2023-09-29 08:50");
  const Page came = arrive("https://motcua.vn/dat-lich/" + code);

  ASSERT_EQ(came.status, 303);
  const Page shown = browser.follow(came);
  EXPECT_THAT(shown.body, HasSubstr("Số A001: bạn đến đúng giờ hẹn"));
  EXPECT_THAT(shown.body, HasSubstr("href=\"/so/"));
  EXPECT_THAT(browser.follow(arrive(code)).body, HasSubstr("Bạn đã lấy số A001"));
}

TEST_F(AppointmentPages, AskWhoIsEarlyAndSayWhatIsLost) {
  const std::string code = today_at("10:00");
  const Page early = arrive(code);
  EXPECT_EQ(early.status, 409);
  EXPECT_THAT(early.body, HasSubstr("được ưu tiên từ 09:45"));
  EXPECT_THAT(early.body, HasSubstr("name=\"som\" value=\"1\""));

  const Page came = browser.send(early, "/dat-lich/den");

  EXPECT_THAT(browser.follow(came).body, HasSubstr("không có ưu tiên"));
}

TEST_F(AppointmentPages, SayTheHourIsOver) {
  const std::string code = today_at("08:15");
  world.set_time("2023-09-29 08:31");

  EXPECT_THAT(browser.follow(arrive(code)).body, HasSubstr("đã quá giờ hẹn"));
  EXPECT_EQ(arrive("ZZZZZZZZ").status, 404);
  const std::string another_day = booked();
  EXPECT_EQ(arrive(another_day).status, 409);
}

TEST_F(AppointmentPages, AreNotToBeGuessed) {
  int refused = 0;
  for (int n = 0; n < 60; ++n) refused += browser.get("/dat-lich/ZZZZZZZZ").status == 429;
  EXPECT_GT(refused, 20);
  EXPECT_FALSE(browser.get("/dat-lich/ZZZZZZZZ").response.header("Retry-After").empty());
  EXPECT_EQ(browser.get("/dat-lich").status, 200);
}

TEST_F(AppointmentPages, SpeakEnglish) {
  browser.set_cookie("kc_lang", "en");
  EXPECT_THAT(browser.get(kBook + "&viec=ho-tich").body, HasSubstr("32 places left"));
  const std::string code = booked();
  EXPECT_THAT(browser.get("/dat-lich/" + code).body, HasSubstr("Your appointment"));
  EXPECT_THAT(browser.get("/dat-lich/" + code + ".ics").body,
              HasSubstr("SUMMARY:Appointment: Civil status"));
}

TEST_F(AppointmentPages, ListTheDayForReceptionists) {
  const std::string code = booked(kBook + "&viec=ho-tich&ngay=2023-09-29&gio=09:00",
                                  "0912 345 678");
  world.set_time("2023-09-29 08:50");
  sign_in(world.hoa);
  const Page list = browser.get("/quay/lich-hen");
  EXPECT_THAT(list.body, HasSubstr("0912 345 678"));
  EXPECT_THAT(list.body, HasSubstr("1 lịch hẹn: 0 đã đến, 1 còn chờ"));
  EXPECT_THAT(list.body, HasSubstr("href=\"/quay/lich-hen?ngay=2023-10-06\""));

  Inputs inputs = list.form("/quay/lich-hen/den");
  set(inputs, "ma", code);
  const Page done = browser.post("/quay/lich-hen/den", inputs);

  EXPECT_EQ(done.location, "/quay/lich-hen");
  const Page after = browser.follow(done);
  EXPECT_THAT(after.body, HasSubstr("1 đã đến"));
  EXPECT_THAT(after.body, HasSubstr("<b class=\"kc-num\">A001</b>"));
  set(inputs, "ma", "ZZZZZZZZ");
  EXPECT_EQ(browser.post("/quay/lich-hen/den", inputs).status, 404);
  EXPECT_EQ(browser.get("/quay/lich-hen?ngay=hom-nay").status, 422);
  const std::string paper = browser.get("/quay/lich-hen/in?ngay=2023-09-29").body;
  EXPECT_THAT(paper, HasSubstr(spaced_code(code)));
  EXPECT_THAT(paper, Not(HasSubstr("không để lại")));
  EXPECT_THAT(paper, Not(HasSubstr("0912 345 678"))) << "who has come is called no more";
}

TEST_F(AppointmentPages, OfTheCounterAreForReceptionistsOfTheOfficeOnly) {
  booked(kBook + "&viec=ho-tich&ngay=2023-09-29&gio=09:00", "0912 345 678");
  EXPECT_EQ(browser.get("/quay/lich-hen").status, 303);
  for (const Officer* other : {&world.nam, &world.lan, &world.vp, &world.admin}) {
    sign_in(*other);
    EXPECT_EQ(browser.get("/quay/lich-hen").status, 403) << other->login;
    EXPECT_EQ(browser.get("/quay/lich-hen/in").status, 403) << other->login;
  }
  sign_in(world.minh);
  EXPECT_THAT(browser.get("/quay/lich-hen").body, Not(HasSubstr("0912 345 678")));
}

}  // namespace
}  // namespace khongcho::web
