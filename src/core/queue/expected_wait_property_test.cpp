// Holds for any waiting room; and how often the true wait of random days lies in the range shown.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/queue/expected_wait.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

const std::vector<std::string> kServices{"ho-tich", "chung-thuc", "dat-dai"};
const Instant kOpening = *parse_instant("2023-09-29T07:30:00+07:00");

ServedServices random_services(Dice& dice) {
  ServedServices served;
  for (const std::string& service : kServices)
    if (roll(dice, 0, 1) == 1) served.push_back(service);
  return served;  // none chosen: all
}

const std::string& random_service(Dice& dice) {
  return kServices[static_cast<std::size_t>(roll(dice, 0, 2))];
}

std::vector<QueueTicket> random_line(Dice& dice, int most) {
  std::vector<QueueTicket> tickets;
  for (int i = roll(dice, 0, most); i > 0; --i)
    tickets.push_back({.id = {i},
                       .service = random_service(dice),
                       .priority_rank = std::max(0, roll(dice, -3, 2)),
                       .in_line_since = kOpening + Seconds{roll(dice, 0, 600)},
                       .overtaken = roll(dice, 0, 3)});
  return tickets;
}

std::vector<CounterAtWork> random_counters(Dice& dice) {
  std::vector<CounterAtWork> counters;
  for (int i = roll(dice, 0, 4); i > 0; --i) {
    CounterAtWork& counter = counters.emplace_back(CounterAtWork{.served = random_services(dice)});
    if (roll(dice, 0, 2) == 0) continue;
    counter.busy_for = Seconds{roll(dice, 0, 1200)};
    counter.service = random_service(dice);
  }
  return counters;
}

QueueTicket ended_ticket(const std::string& service, Instant called_at, Seconds time) {
  QueueTicket ticket{.id = {unix_seconds(called_at)},
                     .service = service,
                     .state = TicketState::ended,
                     .outcome = TicketOutcome::received};
  ticket.called_at = ticket.served_at = called_at;
  ticket.ended_at = called_at + time;
  return ticket;
}

ServiceTimes random_times(Dice& dice) {
  std::vector<QueueTicket> ended;
  for (int i = roll(dice, 0, 60); i > 0; --i)
    ended.push_back(ended_ticket(random_service(dice), kOpening + std::chrono::minutes{i},
                                 Seconds{roll(dice, 0, 900)}));
  return ServiceTimes(ended);
}

ServiceTimes always(Seconds time) {
  std::vector<QueueTicket> ended;
  for (int i = 0; i < 5; ++i)
    ended.push_back(ended_ticket(kServices[0], kOpening + std::chrono::minutes{i}, time));
  return ServiceTimes(ended);
}

bool has_counter(const std::vector<CounterAtWork>& counters, const std::string& service) {
  return std::ranges::any_of(counters, [&](const CounterAtWork& counter) {
    return serves(counter.served, {.service = service});
  });
}

void check(const ExpectedWait& wait, bool has_counter) {
  RC_ASSERT((wait.kind == WaitKind::no_counter) == !has_counter);
  RC_ASSERT(Seconds{} <= wait.range.low);
  RC_ASSERT(wait.range.low <= wait.range.high);
}

// With every time alike there is nothing to draw: when each is called, by calling_order.h alone.
std::map<TicketId, Seconds> played_by_next_call(std::vector<QueueTicket> tickets,
                                                const std::vector<CounterAtWork>& counters,
                                                Seconds time) {
  std::vector<Seconds> free_at;
  for (const CounterAtWork& counter : counters) {
    const Seconds spent = counter.busy_for.value_or(time);
    free_at.push_back(spent <= time ? time - spent : time / 2);
  }
  std::map<TicketId, Seconds> called;
  while (!free_at.empty()) {
    const auto soonest = std::ranges::min_element(free_at);
    if (*soonest == Seconds::max()) break;
    const auto& served = counters[static_cast<std::size_t>(soonest - free_at.begin())].served;
    const auto next = next_call(tickets, served);
    if (next) {
      if (next->overtakes) ++tickets[*next->overtakes].overtaken;
      tickets[next->ticket].state = TicketState::called;
      called[tickets[next->ticket].id] = *soonest;
    }
    *soonest = next ? *soonest + time : Seconds::max();
  }
  return called;
}

}  // namespace

TEST(ExpectedWaitProperty, IsARangeForWhomThereIsACounter) {
  check_property([](Dice& dice) {
    const auto tickets = random_line(dice, 30);
    const auto counters = random_counters(dice);
    const auto times = random_times(dice);

    const auto waits = expected_waits({tickets, counters, kServices, times, {}, {}});

    RC_ASSERT(waits.by_ticket.size() == tickets.size());
    for (const QueueTicket& ticket : tickets)
      check(waits.of(ticket.id), has_counter(counters, ticket.service));
    for (const std::string& service : kServices)
      check(waits.of_newcomer(service), has_counter(counters, service));
    RC_ASSERT(waits.of_newcomer("hoi-nong-dan").kind == WaitKind::no_counter);
  });
}

TEST(ExpectedWaitProperty, OfANewcomerIsWhatTheirTicketWillSay) {
  check_property([](Dice& dice) {
    auto tickets = random_line(dice, 30);
    const auto counters = random_counters(dice);
    const auto times = random_times(dice);
    PriorityToCome to_come;
    if (roll(dice, 0, 1) == 1)
      to_come = {.mean_gap = std::chrono::minutes{roll(dice, 1, 60)},
                 .kinds = {{random_service(dice), 1}, {random_service(dice), 2}}};
    const std::string& service = random_service(dice);

    const auto before = expected_waits({tickets, counters, kServices, times, to_come, {}});
    tickets.push_back(
        {.id = {1000}, .service = service, .in_line_since = kOpening + std::chrono::hours{1}});
    const auto after = expected_waits({tickets, counters, kServices, times, to_come, {}});

    RC_ASSERT(before.of_newcomer(service) == after.of({1000}));
  });
}

TEST(ExpectedWaitProperty, FollowsTheCallingOrder) {
  check_property([](Dice& dice) {
    const auto tickets = random_line(dice, 30);
    auto counters = random_counters(dice);
    for (CounterAtWork& counter : counters)
      if (!counter.busy_for) counter.busy_for = Seconds{};
    const Seconds time{roll(dice, 1, 900)};
    const auto times = always(time);

    const auto waits = expected_waits({tickets, counters, kServices, times, {}, {}});
    const auto called = played_by_next_call(tickets, counters, time);

    for (const auto& [ticket, after] : called)
      RC_ASSERT((waits.of(ticket) == ExpectedWait{WaitKind::known, shown_range({after, after})}));
  });
}

TEST(ExpectedWaitProperty, IsNeverShorterWithOneMoreBeforeThem) {
  check_property([](Dice& dice) {
    auto tickets = random_line(dice, 30);
    for (QueueTicket& ticket : tickets) ticket.overtaken = 0;
    const std::vector<CounterAtWork> counters(static_cast<std::size_t>(roll(dice, 1, 4)));
    const auto times = always(Seconds{roll(dice, 1, 900)});

    const auto before = expected_waits({tickets, counters, kServices, times, {}, {}});
    tickets.push_back({.id = {1000},
                       .service = random_service(dice),
                       .priority_rank = std::max(0, roll(dice, -3, 2)),
                       .in_line_since = kOpening - Seconds{60}});
    const auto after = expected_waits({tickets, counters, kServices, times, {}, {}});

    for (const auto& [ticket, wait] : before.by_ticket) {
      const WaitRange now = after.of(ticket).range;
      RC_ASSERT(wait.range.low <= now.low);
      RC_ASSERT(wait.range.high <= now.high);
    }
  });
}

namespace {

// Days as they may be: a rush at the opening, some services slower than others, times at the
// counter spread as a log-normal, people with a priority, one to five counters.
class Day {
 public:
  struct Seen {
    ExpectedWait shown;  // the moment the number was taken
    Seconds true_wait;
  };

  Day(Dice& dice, const Calendar& calendar) : dice_(dice), calendar_(calendar) {
    const int counters = roll(dice, 1, 5);
    for (int i = 1; i <= counters; ++i)
      counters_.push_back({.counter = {i}, .state = CounterState::open});
    for (std::size_t i = 1; i < counters_.size(); ++i)  // the first serves everything
      counters_[i].services = random_services(dice);
    free_at_.assign(counters_.size(), kOpening);
    double mean = 0;
    for (const std::string& service : kServices) {
      usual_[service] = Seconds{roll(dice, 180, 720)};
      mean += static_cast<double>(usual_[service].count()) / 3;
    }
    const double load = roll(dice, 50, 110) / 100.0;
    mean_gap_ = Seconds{static_cast<int>(mean * 1.13 / counters / load)};
    priority_percent_ = roll(dice, 0, 25);
    for (int i = roll(dice, 0, 6 * counters); i > 0; --i) arrivals_.push_back(kOpening);
    for (Instant at = kOpening; at < kOpening + std::chrono::hours{6}; at += gap())
      arrivals_.push_back(at);
  }

  std::vector<Seen> live() {
    std::size_t came = 0;
    for (Instant now = kOpening; came < arrivals_.size() || is_anybody_waiting();) {
      for (; came < arrivals_.size() && arrivals_[came] <= now; ++came) arrive(now);
      for (std::size_t i = 0; i < counters_.size(); ++i) work(i, now);
      Instant next = Instant::max();
      if (came < arrivals_.size()) next = arrivals_[came];
      for (const Instant free_at : free_at_)
        if (free_at > now) next = std::min(next, free_at);
      now = next;
    }
    std::vector<Seen> seen;
    for (std::size_t i = 0; i < tickets_.size(); ++i)
      seen.push_back({shown_[i], *tickets_[i].called_at - tickets_[i].taken_at});
    return seen;
  }

 private:
  double share() { return roll(dice_, 1, 1'000'000) / 1'000'000.0; }
  Seconds gap() {
    return Seconds{1 +
                   static_cast<int>(-std::log(share()) * static_cast<double>(mean_gap_.count()))};
  }
  Seconds time_of(const std::string& service) {
    double normal = -6;
    for (int i = 0; i < 12; ++i) normal += share();
    return Seconds{
        static_cast<int>(static_cast<double>(usual_[service].count()) * std::exp(0.5 * normal))};
  }
  bool is_anybody_waiting() const {
    return std::ranges::count(tickets_, TicketState::waiting, &QueueTicket::state) > 0;
  }

  void arrive(Instant now) {
    const int rank = roll(dice_, 1, 100) <= priority_percent_ ? roll(dice_, 1, 3) : 0;
    tickets_.push_back({.id = {static_cast<std::int64_t>(tickets_.size()) + 1},
                        .day = civil_day(now),
                        .service = random_service(dice_),
                        .priority_rank = rank,
                        .taken_at = now,
                        .in_line_since = now});
    const ServiceTimes times(tickets_);
    const auto counters = counters_at_work(counters_, tickets_, now);
    const RoomNow room{tickets_, counters, kServices, times,
                       priority_to_come(calendar_, tickets_, now)};
    shown_.push_back(expected_waits(room).of(tickets_.back().id));
  }

  void work(std::size_t i, Instant now) {
    if (free_at_[i] > now) return;
    const AtCounter here{.counter = counters_[i].counter, .officer = {1}};
    for (QueueTicket& ticket : tickets_)
      if (ticket.state == TicketState::serving && ticket.counter == here.counter)
        ticket = *finish(ticket, TicketOutcome::received, now);
    const auto next = next_call(tickets_, counters_[i].services);
    if (!next) return;
    if (next->overtakes) ++tickets_[*next->overtakes].overtaken;
    QueueTicket& ticket = tickets_[next->ticket];
    ticket = *serve(*call(ticket, here, now), here, now);
    free_at_[i] = now + time_of(ticket.service);
  }

  Dice& dice_;
  const Calendar& calendar_;
  std::vector<CounterDuty> counters_;
  std::vector<Instant> free_at_;
  std::map<std::string, Seconds> usual_;
  Seconds mean_gap_{};
  int priority_percent_ = 0;
  std::vector<Instant> arrivals_;
  std::vector<QueueTicket> tickets_;
  std::vector<ExpectedWait> shown_;
};

Calendar always_open() {
  using std::chrono::hours;
  return *Calendar::compile(
      {.seasons = {{{1, 1}, {12, 31}, {{hours{7}, hours{23}}}}}, .years = YearRange{2023, 2023}});
}

struct Tally {
  int shown = 0;
  int inside = 0;
  Seconds waited{};
  Seconds width{};

  void add(const Day::Seen& seen) {
    ++shown;
    if (seen.shown.range.low <= seen.true_wait && seen.true_wait <= seen.shown.range.high) ++inside;
    waited += seen.true_wait;
    width += seen.shown.range.high - seen.shown.range.low;
  }
  double coverage() const { return static_cast<double>(inside) / shown; }
  Seconds mean_wait() const { return waited / shown; }
  Seconds mean_width() const { return width / shown; }
};

}  // namespace

TEST(ExpectedWaitProperty, HoldsTheTrueWaitOfFourInFive) {
  const Calendar calendar = always_open();
  Tally all, in_line;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Dice dice{seed};
    for (const Day::Seen& seen : Day(dice, calendar).live()) {
      if (seen.shown.kind != WaitKind::known) continue;
      all.add(seen);
      if (seen.true_wait > std::chrono::minutes{5}) in_line.add(seen);
    }
  }

  EXPECT_GT(all.shown, 3'000);
  EXPECT_GE(all.coverage(), 0.8);
  EXPECT_GE(in_line.coverage(), 0.8);
  EXPECT_LE(all.mean_width(), all.mean_wait() + std::chrono::minutes{10});
  EXPECT_LE(in_line.mean_width(), in_line.mean_wait() + std::chrono::minutes{10});
}

}  // namespace khongcho
