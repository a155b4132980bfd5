// The rest of the line, played many times: what expected_wait.h makes its ranges of. Times at the
// counter are drawn from today's, and for each run anew which of them there are to draw from, so
// that few of them give a wide range. The time already spent at a counter is taken into account.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/queue/expected_wait.h"

namespace khongcho {

class WaitingRuns {
 public:
  static constexpr std::size_t kRuns = 48;

  // Seconds until called, one of each run that came so far: none while no times are known, unless
  // a free counter takes them at once.
  struct Person {
    TicketId ticket;
    bool has_counter = false;
    std::vector<Seconds> waits = {};
  };
  struct Newcomer {
    std::string service;
    bool has_counter = false;
    std::vector<Seconds> waits = {};
  };

  WaitingRuns(const RoomNow& room, std::uint64_t seed);

  std::vector<Person>& waiting() { return waiting_; }
  std::vector<Newcomer>& newcomers() { return newcomers_; }

 private:
  // splitmix64: the same on every machine.
  class Draws {
   public:
    explicit Draws(std::uint64_t seed = 0) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    Seconds one_of(std::span<const Seconds> times) { return times[below(times.size())]; }
    // Until the next of events that come at random.
    Seconds gap(Seconds mean);

   private:
    std::uint64_t state_;
  };

  // People of one service and rank, by their place; each is called when at the front of one. A
  // person is a number that grows with the place in line: those who wait now from 0 on, those who
  // will come after them.
  struct Line {
    std::size_t service = 0;
    int rank = 0;
    std::vector<std::size_t> people = {};
    std::size_t called = 0;

    bool is_empty() const { return called == people.size(); }
    std::size_t front() const { return people[called]; }
  };
  struct Counter {
    std::vector<std::size_t> lines = {};
    std::vector<std::size_t> services = {};  // of newcomers
    std::size_t busy_with = 0;               // service of whoever is there
  };
  // A newcomer is in nobody's way, so that one run tells of newcomers to every service.
  struct NewcomerNow {
    bool is_called = false;
    int overtaken = 0;
  };

  static constexpr Seconds kNever = Seconds::max();

  std::size_t index_of(const std::string& service);
  std::size_t line_of(std::size_t service, int rank);
  void line_up();
  void man_counters();

  void begin_run();
  void play();
  void let_arrive(Seconds now);
  void call(std::size_t counter, Seconds now);
  void pass_newcomers(const Counter& counter, Seconds now, bool room_is_empty);
  Seconds rest_of_service(std::size_t counter);

  const RoomNow& room_;
  Draws draws_;
  std::vector<std::string> services_;
  std::vector<std::span<const Seconds>> times_;  // by service
  std::vector<Line> all_lines_;
  std::vector<Counter> counters_;
  std::vector<int> overtaken_before_;
  std::vector<std::size_t> kinds_;  // lines of those to come
  std::vector<Person> waiting_;
  std::vector<Newcomer> newcomers_;

  // Of the run being played.
  std::vector<std::vector<Seconds>> drawn_from_;
  std::vector<Line> lines_;
  std::vector<int> overtaken_;
  std::vector<Seconds> free_at_;
  std::vector<NewcomerNow> newcomers_now_;
  Seconds next_arrival_{};
  std::size_t to_call_ = 0;
};

}  // namespace khongcho
