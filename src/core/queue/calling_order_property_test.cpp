// Holds for any day of any waiting room: arrivals of all classes, counters that serve some of the
// services, people who are absent and come back, and people who return with corrected papers.
#include <algorithm>
#include <functional>
#include <map>

#include "core/queue/calling_order.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

using Chooser = std::function<std::optional<NextCall>(std::span<const QueueTicket>,
                                                      const ServedServices&, const CallingRule&)>;

struct Counts {
  int called = 0;        // since this one began to wait, at counters that serve it
  int ahead_at_all = 0;  // who stood, or came to stand, before it in those lines
};

class Room {
 public:
  Room(Dice& dice, Chooser choose) : dice_(dice), choose_(std::move(choose)) {
    rule_.most_overtaken = roll(dice_, 0, 4);
    for (int i = roll(dice_, 1, 4); i > 0; --i) {
      ServedServices served;
      for (const char* service : {"ho-tich", "chung-thuc", "dat-dai"})
        if (roll(dice_, 0, 1) == 1) served.emplace_back(service);
      counters_.push_back(std::move(served));  // none chosen: serves all
    }
  }

  void live(int steps) {
    for (int i = 0; i < steps; ++i) {
      now_ += Seconds{roll(dice_, 0, 2) * 60};
      const int what = roll(dice_, 0, 9);
      if (what < 4)
        arrive();
      else if (what < 8)
        call_next();
      else if (what == 8)
        bring_back(TicketState::parked);
      else
        bring_back(TicketState::ended);
    }
  }

 private:
  void arrive() {
    const std::vector<std::string> services{"ho-tich", "chung-thuc", "dat-dai"};
    tickets_.push_back({.id = {static_cast<std::int64_t>(tickets_.size()) + 1},
                        .day = civil_day(now_),
                        .service = services[static_cast<std::size_t>(roll(dice_, 0, 2))],
                        .priority_rank = std::max(0, roll(dice_, -2, 2)),
                        .taken_at = now_,
                        .in_line_since = now_});
    begin_to_wait(tickets_.back());
  }

  void begin_to_wait(const QueueTicket& ticket) {
    Counts& mine = counts_[ticket.id] = {};
    for (const QueueTicket& other : tickets_) {
      if (other.state != TicketState::waiting || other.id == ticket.id) continue;
      // Only whoever may be called at a counter of this one stands before it.
      if (place_of(other) < place_of(ticket))
        ++mine.ahead_at_all;
      else
        ++counts_[other.id].ahead_at_all;
    }
  }

  void call_next() {
    const auto& served =
        counters_[static_cast<std::size_t>(roll(dice_, 0, static_cast<int>(counters_.size()) - 1))];
    const auto next = choose_(tickets_, served, rule_);
    if (!next) {
      RC_ASSERT(std::ranges::none_of(tickets_, [&](const QueueTicket& ticket) {
        return ticket.state == TicketState::waiting && serves(served, ticket);
      }));
      return;
    }
    if (next->overtakes) ++tickets_[*next->overtakes].overtaken;
    check_call(tickets_[next->ticket], served);
    const AtCounter here{.counter = {1}, .officer = {1}};
    QueueTicket called = *call(tickets_[next->ticket], here, now_);
    if (roll(dice_, 0, 5) == 0) {
      called = *park(called, here);
    } else {
      const auto outcome =
          roll(dice_, 0, 3) == 0 ? TicketOutcome::instructed : TicketOutcome::received;
      called = *finish(*serve(called, here, now_), outcome, now_);
    }
    tickets_[next->ticket] = called;
  }

  void check_call(const QueueTicket& called, const ServedServices& served) {
    RC_ASSERT(called.state == TicketState::waiting);
    RC_ASSERT(serves(served, called));
    for (const QueueTicket& other : tickets_) {
      if (other.state != TicketState::waiting || !serves(served, other)) continue;
      RC_ASSERT(other.overtaken <= rule_.most_overtaken);
      const bool later_equal =
          other.priority_rank == called.priority_rank && place_of(other) < place_of(called);
      RC_ASSERT(!later_equal);
      Counts& counts = counts_[other.id];
      ++counts.called;
      RC_ASSERT(counts.called <= (counts.ahead_at_all + 1) * (rule_.most_overtaken + 1));
    }
  }

  void bring_back(TicketState from) {
    for (QueueTicket& ticket : tickets_) {
      if (ticket.state != from) continue;
      auto back = from == TicketState::parked ? come_back(ticket, now_)
                                              : return_with_papers(ticket, civil_day(now_));
      if (!back) continue;
      ticket = *back;
      begin_to_wait(ticket);
      return;
    }
  }

  Dice& dice_;
  Chooser choose_;
  CallingRule rule_;
  std::vector<ServedServices> counters_;
  std::vector<QueueTicket> tickets_;
  std::map<TicketId, Counts> counts_;
  Instant now_ = *parse_instant("2023-09-29T07:00:00+07:00");
};

}  // namespace

TEST(CallingOrderProperty, CallsAnEarlierEqualFirstAndLetsNobodyStarve) {
  check_property([](Dice& dice) { Room(dice, next_call).live(200); });
}

TEST(CallingOrderProperty, FindsOutAnOrderThatCallsWhoeverCameLast) {
  const auto newest_first = [](std::span<const QueueTicket> tickets, const ServedServices& served,
                               const CallingRule&) -> std::optional<NextCall> {
    std::optional<std::size_t> newest;
    for (std::size_t i = 0; i < tickets.size(); ++i)
      if (tickets[i].state == TicketState::waiting && serves(served, tickets[i])) newest = i;
    if (!newest) return {};
    return NextCall{.ticket = *newest, .overtakes = {}};
  };

  check_property_breaks([&](Dice& dice) { Room(dice, newest_first).live(200); });
}

TEST(CallingOrderProperty, ListsEverybodyInTheOrderOneCounterWouldCallThem) {
  check_property([](Dice& dice) {
    std::vector<QueueTicket> tickets;
    const Instant open = *parse_instant("2023-09-29T07:00:00+07:00");
    for (int i = roll(dice, 0, 40); i > 0; --i)
      tickets.push_back({.id = {i},
                         .service = "ho-tich",
                         .priority_rank = std::max(0, roll(dice, -2, 2)),
                         .in_line_since = open + Seconds{roll(dice, 0, 600)}});

    const auto order = calling_order(tickets, {});

    RC_ASSERT(order.size() == tickets.size());
    for (const TicketId id : order) {
      const auto next = next_call(tickets, {});
      RC_ASSERT(tickets[next->ticket].id == id);
      if (next->overtakes) ++tickets[*next->overtakes].overtaken;
      tickets[next->ticket].state = TicketState::called;
    }
  });
}

}  // namespace khongcho
