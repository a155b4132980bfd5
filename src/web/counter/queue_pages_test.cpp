// The queue on the desk and on the intake page.
#include "app/counter_duties.h"
#include "app/take_number.h"
#include "app/ticket_returns.h"
#include "base/crypto.h"
#include "store/office_store.h"
#include "web/counter/testing/counter_world.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class QueuePages : public CounterWorld {
 protected:
  QueuePages() {
    who = world.sign_in(world.hoa);
    hoa.set_cookie(std::string(kLoginCookie), who.token);
    EXPECT_TRUE(app::choose_counter(world.ctx(), who, world.counter.id));
  }

  app::TakenNumber take(const std::string& service = "chung-thuc",
                        const std::string& priority = {}) {
    return *app::take_number(world.ctx(), world.thanh_son,
                             {.service = service, .priority = priority});
  }
  Page press(const std::string& action, std::string_view name = {}, std::string_view value = {}) {
    Inputs inputs = hoa.get("/quay").form(action);
    if (!name.empty()) set(inputs, std::string(name), std::string(value));
    return hoa.post(action, inputs);
  }
  // Receives at the same office.
  Officer colleague() {
    Officer thu = world.hoa;
    thu.id = make<OfficerId>();
    thu.login = "thu";
    thu.full_name = "Vũ Thị Thu";
    sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
      store::insert(tx, thu, hash_password(test::kCastPassword), world.time.now());
    });
    return thu;
  }
  void open() { ASSERT_EQ(press("/quay/mo").location, "/quay"); }
  std::size_t waiting() { return site.room(world.thanh_son)->next.size(); }

  app::SignedIn who;
};

TEST_F(QueuePages, ACounterIsOpenedThenCallsWithOneKey) {
  take();
  Page desk = hoa.get("/quay");
  EXPECT_TRUE(desk.has(say("counter.queue.closed")));
  EXPECT_FALSE(desk.has("data-key=\"F8\""));
  open();
  desk = hoa.get("/quay");
  EXPECT_TRUE(desk.has("data-key=\"F8\""));
  EXPECT_TRUE(desk.has("B001"));

  const Page called = press("/quay/goi");

  EXPECT_EQ(called.location, "/quay/tiep-nhan");
  const Page intake = hoa.get("/quay/tiep-nhan");
  EXPECT_TRUE(intake.has("kc-who__no\">B001"));
  EXPECT_TRUE(intake.has(say("counter.queue.waited", {"0"})));
  EXPECT_TRUE(intake.has(say("counter.queue.call_again")));
  EXPECT_TRUE(intake.has("data-key=\"Shift F8\""));
}

TEST_F(QueuePages, WaitingTimeAndPriorityStandOnTheIntakePage) {
  open();
  take("chung-thuc", "cao-tuoi");
  world.set_time("2023-09-29 14:16");
  press("/quay/goi");

  const Page intake = hoa.get("/quay/tiep-nhan");

  EXPECT_TRUE(intake.has(say("counter.queue.waited", {"4"})));
  EXPECT_TRUE(intake.has("Người cao tuổi"));
}

TEST_F(QueuePages, AnIntakeOnTheNumberThenTheNext) {
  open();
  const app::TakenNumber first = take();
  take();
  press("/quay/goi");
  const Page done = CounterWorld::press(filled(), "nhan");
  ASSERT_EQ(done.status, 303) << done.body;
  const Page shown = hoa.get(done.location);
  EXPECT_TRUE(shown.has("kc-who__no\">B001"));
  EXPECT_TRUE(shown.has(say("counter.queue.finish_and_call")));

  const Page next = hoa.post("/quay/goi", shown.form("/quay/goi"));

  EXPECT_EQ(next.location, "/quay/tiep-nhan");
  EXPECT_EQ(app::find_ticket_of_today(world.ctx(), first.secret)->outcome, TicketOutcome::received);
  EXPECT_TRUE(hoa.get("/quay/tiep-nhan").has("kc-who__no\">B002"));
}

TEST_F(QueuePages, TheFormOfThePersonBeforeIsNotTheNextOnes) {
  open();
  take();
  take();
  press("/quay/goi");
  Inputs inputs = hoa.get("/quay/tiep-nhan").form("/quay/tiep-nhan");
  set(inputs, "full_name", "Nguyễn Thị Sáu");
  hoa.post("/quay/tiep-nhan/xem", inputs);
  EXPECT_TRUE(hoa.get("/quay/tiep-nhan").has("Nguyễn Thị Sáu"));
  press("/quay/da-toi");
  press("/quay/goi");

  EXPECT_FALSE(hoa.get("/quay/tiep-nhan").has("Nguyễn Thị Sáu"));
}

TEST_F(QueuePages, TwoPressesOfAnOldScreenCallOnePerson) {
  open();
  take();
  take();
  const Inputs old_screen = hoa.get("/quay").form("/quay/goi");
  EXPECT_EQ(hoa.post("/quay/goi", old_screen).status, 303);

  const Page again = hoa.post("/quay/goi", old_screen);

  EXPECT_EQ(again.status, 409);
  EXPECT_TRUE(again.has(say("queue.screen_is_old")));
  EXPECT_EQ(waiting(), 1U);
}

TEST_F(QueuePages, SomebodyAbsentIsKeptAndComesBack) {
  open();
  take();
  press("/quay/goi");
  EXPECT_EQ(press("/quay/vang").location, "/quay");
  const Page desk = hoa.get("/quay");
  EXPECT_TRUE(desk.has(say("counter.queue.parked")));

  EXPECT_EQ(press("/quay/quay-lai", "so", "b1").status, 303);

  EXPECT_EQ(waiting(), 1U);
  EXPECT_EQ(press("/quay/quay-lai", "so", "B777").status, 404);
  EXPECT_EQ(press("/quay/quay-lai", "so", "<script>").status, 422);
}

TEST_F(QueuePages, FinishesWithAnOutcomeAndTransfers) {
  open();
  const app::TakenNumber first = take();
  press("/quay/goi");
  press("/quay/da-toi");
  EXPECT_EQ(press("/quay/chuyen", "viec", "ho-tich").location, "/quay");
  EXPECT_EQ(app::find_ticket_of_today(world.ctx(), first.secret)->service, "ho-tich");
  press("/quay/goi");
  press("/quay/da-toi");
  EXPECT_EQ(press("/quay/xong", "ket-qua", "eaten").status, 422);

  EXPECT_EQ(press("/quay/xong", "ket-qua", "instructed").location, "/quay");

  EXPECT_EQ(app::find_ticket_of_today(world.ctx(), first.secret)->outcome,
            TicketOutcome::instructed);
}

TEST_F(QueuePages, OffersFreeCountersToPassSomebodyTo) {
  open();
  take();
  press("/quay/goi");
  EXPECT_FALSE(hoa.get("/quay").has("/quay/chuyen-quay")) << "no other counter is open";
  const Counter second{.id = make<CounterId>(), .office = world.thanh_son.id, .name = "Quầy 9"};
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) { store::insert(tx, second); });
  ASSERT_TRUE(app::open_counter(world.ctx(), {colleague(), second.id}, {}));

  EXPECT_EQ(press("/quay/chuyen-quay", "quay", std::to_string(second.id.value)).location, "/quay");

  EXPECT_EQ(site.room(world.thanh_son)->at_counter(second.id)->ticket->letter, "B");
}

TEST_F(QueuePages, PausesWithAReasonAndComesBack) {
  open();
  EXPECT_EQ(press("/quay/tam-nghi").status, 422);
  Inputs inputs = hoa.get("/quay").form("/quay/tam-nghi");
  set(inputs, "ly-do", "Họp giao ban");
  set(inputs, "mo-lai", "25:00");
  EXPECT_EQ(hoa.post("/quay/tam-nghi", inputs).status, 422);
  set(inputs, "mo-lai", "14:30");
  EXPECT_EQ(hoa.post("/quay/tam-nghi", inputs).status, 303);
  const Page desk = hoa.get("/quay");
  EXPECT_TRUE(desk.has(say("counter.queue.paused_until", {"Họp giao ban", "14:30"})));
  EXPECT_FALSE(desk.has("data-key=\"F8\""));
  open();
  EXPECT_EQ(press("/quay/dong").location, "/quay");
  EXPECT_TRUE(hoa.get("/quay").has(say("counter.queue.closed")));
}

TEST_F(QueuePages, ACounterInUseIsTakenOver) {
  open();
  take();
  press("/quay/goi");
  const Officer thu = colleague();
  const app::SignedIn second = world.sign_in(thu);
  ASSERT_TRUE(app::choose_counter(world.ctx(), second, world.counter.id));
  TestBrowser other(router);
  other.set_cookie(std::string(kLoginCookie), second.token);
  Page desk = other.get("/quay");
  EXPECT_TRUE(desk.has(say("counter.queue.occupied", {world.hoa.full_name})));

  EXPECT_EQ(other.post("/quay/nhan-quay", desk.form("/quay/nhan-quay")).status, 303);

  EXPECT_TRUE(other.get("/quay/tiep-nhan").has("kc-who__no\">B001"));
  EXPECT_FALSE(hoa.get("/quay/tiep-nhan").has("kc-who__no\">B001"));
}

TEST_F(QueuePages, HelpIsSeenByColleaguesUntilSomebodyComes) {
  open();
  press("/quay/goi-giup");
  TestBrowser other(router);
  const Officer thu = colleague();
  sign_in(other, thu);
  const Page desk = other.get("/quay/hang-doi");
  EXPECT_TRUE(desk.has(say("counter.queue.help_go")));
  EXPECT_FALSE(hoa.get("/quay/hang-doi").has(say("counter.queue.help_go"))) << "not to the caller";

  EXPECT_EQ(other.post("/quay/toi-giup", desk.form("/quay/toi-giup")).status, 303);

  EXPECT_FALSE(other.get("/quay/hang-doi").has(say("counter.queue.help_go")));
}

TEST_F(QueuePages, TheQueueIsKeptOvernight) {
  EXPECT_EQ(press("/quay/giu-hang-doi", "giu", "1").location, "/quay");
  EXPECT_TRUE(hoa.get("/quay").has(say("counter.queue.kept_until", {"02/10/2023"})));
  EXPECT_EQ(press("/quay/giu-hang-doi", "giu", "0").location, "/quay");
  EXPECT_FALSE(hoa.get("/quay").has("02/10/2023"));
}

TEST_F(QueuePages, TheFragmentIsWhatChanges) {
  open();
  const Page fragment = hoa.get("/quay/hang-doi");
  EXPECT_LT(fragment.body.find("id=\"hang-doi\""), 10u);
  EXPECT_FALSE(fragment.has("<html"));
  EXPECT_TRUE(fragment.has(say("counter.queue.as_of", {"14:12"})));
}

TEST_F(QueuePages, AreClosedToOthers) {
  TestBrowser nam(router), nobody(router);
  sign_in(nam, world.nam);
  EXPECT_EQ(nam.get("/quay/hang-doi").status, 403);
  EXPECT_EQ(nobody.get("/quay/hang-doi").status, 303);
  open();
  Inputs inputs = hoa.get("/quay").form("/quay/goi");
  set(inputs, "csrf", "wrong");
  take();
  EXPECT_EQ(hoa.post("/quay/goi", inputs).status, 403);
  EXPECT_EQ(waiting(), 1U);
}

}  // namespace
}  // namespace khongcho::web
