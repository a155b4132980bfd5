#include "app/waiting_room.h"

#include <gtest/gtest.h>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/room_view.h"
#include "app/take_number.h"
#include "app/ticket_returns.h"
#include "store/office_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::at;
using test::OfficeWorld;

class WaitingRoom : public testing::Test {
 protected:
  TakenNumber take(const std::string& service = "ho-tich", const std::string& priority = {}) {
    const auto taken =
        take_number(world.ctx(), world.thanh_son, {.service = service, .priority = priority});
    if (!taken) throw std::runtime_error(taken.error().message_id);
    return *taken;
  }
  std::string refusal(const NumberRequest& request) {
    const auto taken = take_number(world.ctx(), world.thanh_son, request);
    return taken ? "" : taken.error().message_id;
  }
  template <typename T>
  static std::string refusal(const Expected<T>& answer) {
    return answer ? "" : answer.error().message_id;
  }
  void open() { ASSERT_TRUE(open_counter(ctx, desk, {})); }
  RoomView room() { return read_room(ctx, world.thanh_son); }
  QueueTicket stored(TicketId id) {
    return *sql::read(world.db(), [&](sql::Transaction& tx) { return store::find_ticket(tx, id); });
  }

  OfficeWorld world;
  Context ctx = world.ctx();
  Desk desk{world.hoa, world.counter.id};
};

TEST_F(WaitingRoom, GivesNumbersByServiceFromOne) {
  EXPECT_EQ(text_of_number(take().ticket), "A001");
  EXPECT_EQ(text_of_number(take("chung-thuc").ticket), "B001");
  EXPECT_EQ(text_of_number(take().ticket), "A002");
  world.set_time("2023-10-02 08:00");
  EXPECT_EQ(text_of_number(take().ticket), "A001");
}

TEST_F(WaitingRoom, RefusesWhatTheOfficeDoesNotOffer) {
  EXPECT_EQ(refusal({.service = "khong-co"}), "queue.unknown_service");
  EXPECT_EQ(refusal({.service = ""}), "queue.unknown_service");
  EXPECT_EQ(refusal({.service = "giao-duc"}), "queue.unknown_service") << "of the district only";
  EXPECT_EQ(refusal({.service = "ho-tich", .priority = "vip"}), "queue.unknown_priority");
  EXPECT_EQ(refusal({.service = "ho-tich", .priority = "hen-gio"}), "queue.unknown_priority");
  world.set_time("2023-09-29 17:00");
  EXPECT_EQ(refusal({.service = "ho-tich"}), "queue.closed_now");
  world.set_time("2023-10-01 09:00");
  EXPECT_EQ(refusal({.service = "ho-tich"}), "queue.closed_today");
  EXPECT_TRUE(room().tickets.empty());
}

TEST_F(WaitingRoom, PressingTwiceGivesOneNumber) {
  const NumberRequest request{.service = "ho-tich", .request_key = "k1"};
  const auto first = take_number(ctx, world.thanh_son, request);
  const auto second = take_number(ctx, world.thanh_son, request);

  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->ticket.id, second->ticket.id);
  EXPECT_EQ(first->secret, second->secret);
  EXPECT_EQ(room().tickets.size(), 1U);
}

TEST_F(WaitingRoom, CallsOnlyAtAnOpenCounterOfTheOfficer) {
  take();
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "counter.is_closed");
  open();
  EXPECT_EQ(refusal(call_next_ticket(ctx, {world.minh, world.counter.id})),
            "counter.of_another_office");
  EXPECT_EQ(refusal(call_next_ticket(ctx, {world.nam, world.counter.id})), "queue.not_allowed");
  EXPECT_EQ(refusal(call_next_ticket(ctx, {world.hoa, {}})), "counter.not_chosen");
  EXPECT_EQ(refusal(call_next_ticket(ctx, {world.hoa, {77}})), "counter.of_another_office");
  ASSERT_TRUE(pause_counter(ctx, desk, "Họp", {}));
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "counter.is_paused");
  EXPECT_EQ(room().tickets.front().state, TicketState::waiting);
  EXPECT_TRUE(room().calls.empty());
}

TEST_F(WaitingRoom, OneAtATime) {
  open();
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "queue.nobody_waits");
  const TicketId first = take().ticket.id;
  take();

  ASSERT_EQ(call_next_ticket(ctx, desk)->id, first);
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "counter.busy");
  EXPECT_EQ(refusal(close_counter(ctx, desk)), "counter.busy");
  EXPECT_EQ(refusal(pause_counter(ctx, desk, "Họp", {})), "counter.busy");
  EXPECT_EQ(call_ticket_again(ctx, desk)->times_called, 2);
  EXPECT_EQ(room().calls.size(), 2U);
}

TEST_F(WaitingRoom, CallsOnlyForServicesOfTheCounter) {
  ASSERT_TRUE(open_counter(ctx, desk, {"chung-thuc"}));
  EXPECT_EQ(refusal(open_counter(ctx, desk, {"giao-duc"})), "queue.unknown_service");
  take("ho-tich");
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "queue.nobody_waits");
  take("chung-thuc");
  EXPECT_EQ(text_of_number(*call_next_ticket(ctx, desk)), "B001");
}

TEST_F(WaitingRoom, OneKeyDoesTheRound) {
  open();
  const TicketId first = take().ticket.id, second = take().ticket.id;

  EXPECT_EQ(call_on(ctx, desk, {})->id, first);
  EXPECT_EQ(refusal(call_on(ctx, desk, {})), "queue.screen_is_old") << "the screen showed nobody";
  EXPECT_EQ(call_on(ctx, desk, first)->times_called, 2) << "not met yet: again";
  ASSERT_TRUE(serve_ticket(ctx, desk));
  EXPECT_EQ(call_on(ctx, desk, first)->id, second);
  EXPECT_EQ(stored(first).outcome, TicketOutcome::asked_only);
  ASSERT_TRUE(serve_ticket(ctx, desk));
  EXPECT_EQ(call_on(ctx, desk, second)->state, TicketState::ended) << "the last one";
  EXPECT_EQ(refusal(call_on(ctx, desk, {})), "queue.nobody_waits");
}

TEST_F(WaitingRoom, SomebodyAbsentComesBackLater) {
  open();
  const TakenNumber first = take();
  take();
  call_next_ticket(ctx, desk);
  ASSERT_TRUE(mark_ticket_absent(ctx, desk));
  EXPECT_EQ(refusal(serve_ticket(ctx, desk)), "queue.nobody_at_counter");
  world.set_time("2023-09-29 14:20");

  ASSERT_TRUE(come_back_to_queue(ctx, first.secret));

  EXPECT_EQ(stored(first.ticket.id).in_line_since, at("2023-09-29 14:20"));
  EXPECT_EQ(refusal(come_back_to_queue(ctx, first.secret)), "ticket.is_waiting");
  EXPECT_EQ(text_of_number(*call_next_ticket(ctx, desk)), "A002");
}

TEST_F(WaitingRoom, AnIntakeStandsOnTheNumberAndTheNumberEndsAsTheIntakeDid) {
  open();
  const TakenNumber taken = take("chung-thuc");
  IntakeForm form = world.a_form();
  form.ticket = taken.ticket.id;
  EXPECT_EQ(refusal(receive_dossier(ctx, world.hoa, form)), "intake.not_at_your_counter");
  call_next_ticket(ctx, desk);

  const auto dossier = receive_dossier(ctx, world.hoa, form);

  ASSERT_TRUE(dossier) << dossier.error().message_id;
  EXPECT_EQ(stored(taken.ticket.id).state, TicketState::serving) << "papers mean they have come";
  form.submitter = world.ong_tu();
  ASSERT_TRUE(receive_dossier(ctx, world.hoa, form)) << "several dossiers on one number";
  EXPECT_EQ(finish_ticket(ctx, desk)->outcome, TicketOutcome::received);
  sql::read(world.db(), [&](sql::Transaction& tx) {
    EXPECT_EQ(store::dossiers_of(tx, taken.ticket.id).size(), 2U);
    EXPECT_EQ(store::ticket_of(tx, dossier->id), taken.ticket.id);
  });
  form.submitter.personal_id.clear();
  EXPECT_EQ(refusal(receive_dossier(ctx, world.hoa, form)), "intake.not_at_your_counter");
}

// The same office under a model that counts from the ticket.
TEST_F(WaitingRoom, TheCutOffLooksAtTheTicketWhereTheModelSaysSo) {
  Law law = OfficeWorld::law().law();
  for (ServiceModel& model : law.models) model.cutoff_from = CutoffFrom::ticket;
  const LawBook by_ticket(std::move(law));
  const Context ticket_ctx{world.db(), world.time, by_ticket, OfficeWorld::vietnamese()};
  open();
  world.set_time("2023-09-29 15:29");
  const TakenNumber taken = take("chung-thuc");
  world.set_time("2023-09-29 15:50");
  call_next_ticket(ctx, desk);
  IntakeForm form = world.a_form();
  form.submitter = world.ong_tu();
  form.ticket = taken.ticket.id;

  const auto dossier = receive_dossier(ticket_ctx, world.hoa, form);

  ASSERT_TRUE(dossier) << dossier.error().message_id;
  EXPECT_EQ(dossier->rule, PromiseRule::same_day);
  EXPECT_EQ(dossier->promise_due_at, at("2023-09-29 17:00"));
  EXPECT_NE(dossier->because.find("lấy số 15:29"), std::string::npos) << dossier->because;
  form.submitter = world.ba_sau();
  EXPECT_EQ(receive_dossier(ctx, world.hoa, form)->rule, PromiseRule::next_morning);
}

TEST_F(WaitingRoom, CorrectedPapersKeepNumberAndPlace) {
  open();
  const TakenNumber taken = take("chung-thuc");
  call_next_ticket(ctx, desk);
  IntakeForm form = world.a_form();
  form.ticket = taken.ticket.id;
  form.papers.clear();
  ASSERT_TRUE(instruct_dossier(ctx, world.hoa, form));
  EXPECT_EQ(finish_ticket(ctx, desk)->outcome, TicketOutcome::instructed);
  world.set_time("2023-09-29 15:00");
  take("chung-thuc");

  ASSERT_TRUE(bring_back_ticket(ctx, world.hoa, " b1 "));

  EXPECT_EQ(text_of_number(*call_next_ticket(ctx, desk)), "B001");
  EXPECT_EQ(refusal(bring_back_ticket(ctx, world.hoa, "B001")), "ticket.is_called");
  EXPECT_EQ(refusal(bring_back_ticket(ctx, world.hoa, "Z999")), "queue.unknown_ticket");
  EXPECT_EQ(refusal(bring_back_ticket(ctx, world.hoa, "'; DROP")), "queue.unknown_ticket");
  EXPECT_EQ(refusal(bring_back_ticket(ctx, world.nam, "B001")), "queue.not_allowed");
}

TEST_F(WaitingRoom, ATransferKeepsThePlace) {
  open();
  const TakenNumber taken = take();
  call_next_ticket(ctx, desk);
  EXPECT_EQ(refusal(transfer_ticket(ctx, desk, "khong-co")), "queue.unknown_service");
  world.set_time("2023-09-29 14:30");

  ASSERT_TRUE(transfer_ticket(ctx, desk, "chung-thuc"));

  EXPECT_EQ(stored(taken.ticket.id).in_line_since, taken.ticket.in_line_since);
  EXPECT_EQ(text_of_number(*call_next_ticket(ctx, desk)), "A001");
}

TEST_F(WaitingRoom, SomebodyIsPassedToAFreeCounter) {
  open();
  const TakenNumber taken = take();
  call_next_ticket(ctx, desk);
  const Counter second{.id = make<CounterId>(), .office = world.thanh_son.id, .name = "Quầy 9"};
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) { store::insert(tx, second); });
  EXPECT_EQ(refusal(pass_ticket(ctx, desk, second.id)), "counter.other_is_closed");
  EXPECT_EQ(refusal(pass_ticket(ctx, desk, {77})), "counter.other_is_closed");
  EXPECT_EQ(refusal(pass_ticket(ctx, desk, desk.counter)), "ticket.same_counter");
  const Desk there{world.hoa, second.id};
  ASSERT_TRUE(open_counter(ctx, there, {}));

  ASSERT_TRUE(pass_ticket(ctx, desk, second.id));

  EXPECT_EQ(stored(taken.ticket.id).counter, second.id);
  EXPECT_EQ(stored(taken.ticket.id).state, TicketState::called);
  EXPECT_EQ(room().calls.back().counter, second.id) << "and the board says so";
  EXPECT_EQ(refusal(pass_ticket(ctx, there, desk.counter)), "") << "and back";
  ASSERT_TRUE(pass_ticket(ctx, desk, second.id));
  EXPECT_EQ(refusal(call_ticket_again(ctx, desk)), "queue.nobody_at_counter");
  ASSERT_TRUE(serve_ticket(ctx, there));
  take();
  call_next_ticket(ctx, desk);
  EXPECT_EQ(refusal(pass_ticket(ctx, desk, second.id)), "counter.other_is_busy");
  EXPECT_EQ(finish_ticket(ctx, there)->outcome, TicketOutcome::asked_only);
}

TEST_F(WaitingRoom, TheQueueEndsWithItsDayUnlessItIsKept) {
  open();
  const TakenNumber taken = take();
  take();
  ASSERT_TRUE(keep_queue(ctx, world.hoa, world.thanh_son, true));
  EXPECT_EQ(refusal(keep_queue(ctx, world.minh, world.thanh_son, true)), "queue.not_allowed");
  world.set_time("2023-10-02 08:00");
  EXPECT_EQ(text_of_number(take().ticket), "A003") << "numbers go on with the queue";
  EXPECT_TRUE(find_ticket_of_today(ctx, taken.secret));
  EXPECT_EQ(room().tickets.size(), 3U);

  world.set_time("2023-10-03 08:00");

  EXPECT_EQ(refusal(find_ticket_of_today(ctx, taken.secret)), "queue.old_ticket");
  EXPECT_EQ(refusal(come_back_to_queue(ctx, taken.secret)), "queue.old_ticket");
  EXPECT_TRUE(room().tickets.empty()) << "also before anybody does anything";
  EXPECT_EQ(text_of_number(take().ticket), "A001");
  EXPECT_EQ(stored(taken.ticket.id).outcome, TicketOutcome::left);
  EXPECT_EQ(refusal(call_next_ticket(ctx, desk)), "counter.is_closed");
}

TEST_F(WaitingRoom, HelpIsCalledOnceAndAnsweredOnce) {
  open();
  const auto call = call_for_help(ctx, desk);
  ASSERT_TRUE(call);
  EXPECT_EQ(call_for_help(ctx, desk)->id, call->id);
  EXPECT_EQ(room().help.size(), 1U);
  EXPECT_EQ(refusal(answer_help_call(ctx, world.minh, call->id)), "help.nobody_called");
  EXPECT_EQ(refusal(answer_help_call(ctx, world.nam, call->id)), "queue.not_allowed");
  ASSERT_TRUE(answer_help_call(ctx, world.chair, call->id));
  EXPECT_EQ(refusal(answer_help_call(ctx, world.chair, call->id)), "help.nobody_called");
  EXPECT_TRUE(room().help.empty());
}

TEST_F(WaitingRoom, SaysWhatANewcomerWouldMeet) {
  EXPECT_EQ(room().find_service("ho-tich")->wait.kind, WaitKind::no_counter);
  EXPECT_EQ(room().find_service("ho-tich")->door.door, Door::no_counter);
  open();
  const RoomView empty = room();
  EXPECT_EQ(empty.find_service("ho-tich")->wait.kind, WaitKind::known) << "taken at once";
  EXPECT_EQ(empty.find_service("ho-tich")->door.door, Door::likely);
  EXPECT_EQ(empty.open_counters(), 1);
  take();
  const TakenNumber second = take();
  EXPECT_EQ(room().find_service("ho-tich")->waiting, 2);
  EXPECT_EQ(room().people_before(second.ticket.id), 1);
  EXPECT_EQ(room().people_before({1}), std::nullopt);
  world.set_time("2023-09-29 15:31");
  EXPECT_EQ(room().find_service("ho-tich")->door.door, Door::after_cutoff);
  world.set_time("2023-10-02 08:00");
  EXPECT_EQ(room().find_service("ho-tich")->door.door, Door::not_today);
}

TEST_F(WaitingRoom, TheBookShowsEveryChange) {
  RoomBook book(ctx);
  const auto before = book.room(world.thanh_son);
  EXPECT_EQ(book.room(world.thanh_son), before) << "kept while nothing changes";
  take();
  EXPECT_EQ(book.room(world.thanh_son)->tickets.size(), 1U);
  world.set_time("2023-09-29 14:13");
  EXPECT_EQ(book.room(world.thanh_son)->at, at("2023-09-29 14:13"));
}

}  // namespace
}  // namespace khongcho::app
