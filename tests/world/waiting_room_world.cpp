// Many kiosks and counters at once, on both databases.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/take_number.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/ticket_store.h"
#include "tests/office/office_world.h"
#include "tests/support/databases.h"

namespace khongcho {
namespace {

using test::at;
using test::OfficeWorld;

// A clock that all threads move on together, never back.
class SharedTime : public TimeSource {
 public:
  explicit SharedTime(Instant start) : at_(unix_seconds(start)) {}
  Instant now() const override { return from_unix(at_); }
  void reach(Instant instant) {
    std::int64_t seen = at_;
    while (seen < unix_seconds(instant) &&
           !at_.compare_exchange_weak(seen, unix_seconds(instant))) {
    }
  }

 private:
  std::atomic<std::int64_t> at_;
};

class WaitingRoomContract : public test::DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (!IsSkipped()) world.emplace(url());
  }
  void TearDown() override {
    world.reset();
    DatabaseTest::TearDown();
  }
  app::Context ctx_at(const TimeSource& time) {
    return {world->db(), time, OfficeWorld::law(), OfficeWorld::vietnamese()};
  }
  std::vector<QueueTicket> tickets_of(std::string_view day) {
    return sql::read(world->db(), [&](sql::Transaction& tx) {
      return store::tickets_of_day(tx, world->thanh_son.id, *parse_day(day));
    });
  }
  // Counter n with an officer of its own, open for all services.
  app::Desk open_desk(const app::Context& ctx, int n) {
    Officer officer{.id = make<OfficerId>(),
                    .login = "quay" + std::to_string(n),
                    .full_name = "Cán bộ " + std::to_string(n),
                    .office = world->thanh_son.id,
                    .grants = {{Role::receptionist, Scope::office}}};
    const Counter counter{.id = make<CounterId>(),
                          .office = world->thanh_son.id,
                          .name = "Quầy thử " + std::to_string(n)};
    sql::in_transaction(world->db(), [&](sql::Transaction& tx) {
      store::insert(tx, officer, "none", ctx.time.now());
      store::insert(tx, counter);
    });
    const app::Desk desk{officer, counter.id};
    EXPECT_TRUE(app::open_counter(ctx, desk, {}));
    return desk;
  }

  std::optional<OfficeWorld> world;
};

template <typename Work>
void in_parallel(int threads, Work work) {
  std::vector<std::thread> running;
  for (int n = 0; n < threads; ++n) running.emplace_back(work, n);
  for (std::thread& each : running) each.join();
}

// 64 kiosks take numbers while the office closes at 17:00, the day ends, and Friday begins.
TEST_P(WaitingRoomContract, NumbersAreUniqueAndWithoutGapsAcrossClosingAndMidnight) {
  const std::vector<std::string> instants{
      "2023-09-28 16:59", "2023-09-28 16:59:30", "2023-09-28 16:59:59", "2023-09-28 17:00",
      "2023-09-28 22:00", "2023-09-28 23:59:59", "2023-09-29 00:00",    "2023-09-29 00:00:01",
      "2023-09-29 06:59", "2023-09-29 07:00"};
  SharedTime time(at(instants.front()));
  const app::Context ctx = ctx_at(time);
  const std::vector<std::string> services{"ho-tich", "chung-thuc", "viec-khac"};
  std::atomic<int> given = 0;
  std::atomic<int> wrong = 0;

  in_parallel(64, [&](int kiosk) {
    for (const std::string& instant : instants) {
      time.reach(at(instant));
      const auto taken = app::take_number(
          ctx, world->thanh_son, {.service = services[static_cast<std::size_t>(kiosk) % 3]});
      if (taken)
        ++given;
      else if (taken.error().message_id != "queue.closed_now")
        ++wrong;
    }
  });

  EXPECT_EQ(wrong, 0);
  int found = 0;
  for (const char* day : {"2023-09-28", "2023-09-29"}) {
    std::map<std::string, std::set<int>> numbers;
    for (const QueueTicket& ticket : tickets_of(day)) {
      EXPECT_TRUE(numbers[ticket.letter].insert(ticket.number).second) << text_of_number(ticket);
      ++found;
    }
    EXPECT_EQ(numbers.size(), 3U) << day;
    for (const auto& [letter, given_out] : numbers) {
      EXPECT_EQ(*given_out.begin(), 1) << day << letter;
      EXPECT_EQ(*given_out.rbegin(), static_cast<int>(given_out.size())) << day << letter;
    }
  }
  EXPECT_EQ(found, given);
  EXPECT_GE(given, 64 * 4);  // from midnight on nobody is refused
  // The first number of Friday ended Thursday's queue.
  for (const QueueTicket& ticket : tickets_of("2023-09-28"))
    EXPECT_EQ(ticket.outcome, TicketOutcome::left);
}

TEST_P(WaitingRoomContract, EightCountersCallTenThousandPeopleOnceEach) {
  constexpr int kPeople = 10'000;
  constexpr int kCounters = 8;
  const app::Context ctx = world->ctx();
  std::vector<app::Desk> desks;
  for (int n = 1; n <= kCounters; ++n) desks.push_back(open_desk(ctx, n));
  sql::in_transaction(world->db(), [&](sql::Transaction& tx) {
    for (int n = 1; n <= kPeople; ++n) {
      const Instant taken_at = at("2023-09-29 07:00") + Seconds{n};
      store::insert(tx,
                    {.id = make<TicketId>(),
                     .office = world->thanh_son.id,
                     .day = civil_day(taken_at),
                     .service = n % 2 == 0 ? "ho-tich" : "chung-thuc",
                     .letter = n % 2 == 0 ? "A" : "B",
                     .number = (n + 1) / 2,
                     .priority = n % 10 == 0 ? "cao-tuoi" : "",
                     .priority_rank = n % 10 == 0 ? 2 : 0,
                     .taken_at = taken_at,
                     .in_line_since = taken_at},
                    {.channel = "kiosk", .secret = "S" + std::to_string(n), .request_key = ""});
    }
  });
  std::vector<std::vector<TicketId>> called(kCounters);
  std::atomic<int> wrong = 0;

  in_parallel(kCounters, [&](int n) {
    const app::Desk& desk = desks[static_cast<std::size_t>(n)];
    for (;;) {
      const auto ticket = app::call_next_ticket(ctx, desk);
      if (!ticket) {
        if (ticket.error().message_id != "queue.nobody_waits") ++wrong;
        return;
      }
      called[static_cast<std::size_t>(n)].push_back(ticket->id);
      if (!app::mark_ticket_absent(ctx, desk)) ++wrong;
    }
  });

  EXPECT_EQ(wrong, 0);
  std::set<TicketId> people;
  std::size_t calls = 0;
  for (const auto& each : called) {
    calls += each.size();
    people.insert(each.begin(), each.end());
  }
  EXPECT_EQ(calls, static_cast<std::size_t>(kPeople));
  EXPECT_EQ(people.size(), static_cast<std::size_t>(kPeople)) << "somebody was called twice";
  for (const QueueTicket& ticket : tickets_of("2023-09-29")) {
    EXPECT_EQ(ticket.state, TicketState::parked) << text_of_number(ticket) << " was skipped";
    EXPECT_EQ(ticket.times_called, 1);
    EXPECT_LE(ticket.overtaken, 3) << text_of_number(ticket);
  }
}

ON_BOTH_DATABASES(WaitingRoomContract);

}  // namespace
}  // namespace khongcho
