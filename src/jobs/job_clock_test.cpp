#include "jobs/job_clock.h"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

namespace khongcho::jobs {
namespace {

using std::chrono::seconds;

class JobClockTest : public testing::Test {
 protected:
  static JobClock::SteadyTime after(int n) { return JobClock::SteadyTime{} + seconds{n}; }

  const ManualTime time{*parse_instant("2023-09-29 14:12")};
  std::vector<std::string> logged;
  JobClock clock{time, [this](const std::string& name, const std::string& problem) {
                   logged.push_back(name + ": " + problem);
                 }};
};

TEST_F(JobClockTest, EachRunsAtItsOwnPeriod) {
  std::string ran;
  clock.add("a", seconds{20}, [&] { ran += 'a'; });
  clock.add("b", seconds{30}, [&] { ran += 'b'; });

  EXPECT_EQ(clock.run_due(after(0)), 2);
  EXPECT_EQ(clock.run_due(after(19)), 0);
  EXPECT_EQ(clock.run_due(after(20)), 1);
  EXPECT_EQ(clock.run_due(after(31)), 1);
  EXPECT_EQ(clock.run_due(after(500)), 2) << "what was missed is run once";
  EXPECT_EQ(clock.run_due(after(501)), 0);
  EXPECT_EQ(ran, "ababab");
}

TEST_F(JobClockTest, WhatHasMoreToDoIsDueAtOnceAfterTheOthers) {
  std::string ran;
  int passes = 0;
  clock.add_in_passes("much", seconds{20}, [&] {
    ran += 'm';
    return ++passes < 3;
  });
  clock.add("other", seconds{20}, [&] { ran += 'o'; });

  EXPECT_EQ(clock.run_due(after(0)), 2);
  EXPECT_EQ(clock.run_due(after(0)), 1);
  EXPECT_EQ(clock.run_due(after(1)), 1);
  EXPECT_EQ(clock.run_due(after(2)), 0) << "done: again at its next time";
  EXPECT_EQ(clock.run_due(after(21)), 2);
  EXPECT_EQ(ran, "mommmo");
}

TEST_F(JobClockTest, AFailureIsLoggedAndTheOthersGoOn) {
  bool is_broken = true;
  int others = 0;
  clock.add("broken", seconds{20}, [&] {
    if (is_broken) throw std::runtime_error("the disk is full");
  });
  clock.add("other", seconds{20}, [&] { ++others; });

  EXPECT_EQ(clock.run_due(after(0)), 2);
  EXPECT_EQ(others, 1);
  EXPECT_EQ(logged, std::vector<std::string>{"broken: the disk is full"});
  EXPECT_EQ(clock.states()[0].last_error, "the disk is full");
  EXPECT_EQ(clock.states()[0].failures, 1);
  EXPECT_EQ(clock.states()[0].last_run_at, time.now());
  EXPECT_EQ(clock.states()[1].last_error, "");

  is_broken = false;
  clock.run_due(after(20));
  EXPECT_EQ(clock.states()[0].last_error, "");
  EXPECT_EQ(clock.states()[0].runs, 2);
  EXPECT_EQ(clock.states()[0].failures, 1);
}

TEST_F(JobClockTest, TheThreadRunsAtOnceAndStopsWhileItWaits) {
  std::promise<void> ran;
  clock.add("once", std::chrono::hours{24}, [&] { ran.set_value(); });
  clock.start();
  ran.get_future().wait();
  clock.stop();
  EXPECT_EQ(clock.states()[0].runs, 1);
  clock.stop();
}

TEST_F(JobClockTest, StoppingWaitsForTheJobUnderWayAndBeginsNoOther) {
  std::promise<void> begun;
  std::promise<void> go_on;
  bool is_done = false;
  int others = 0;
  clock.add("long", seconds{1}, [&] {
    begun.set_value();
    go_on.get_future().wait();
    is_done = true;
  });
  clock.add("other", seconds{1}, [&] { ++others; });
  clock.start();
  begun.get_future().wait();
  // Whether stop() is asked before or after the job is let go, it returns with the job done.
  std::thread stopper([&] { clock.stop(); });
  go_on.set_value();
  stopper.join();
  EXPECT_TRUE(is_done);
  const int seen = others;
  EXPECT_LE(seen, 1);
}

TEST_F(JobClockTest, WithoutAJobItStopsToo) {
  clock.start();
  clock.stop();
  EXPECT_TRUE(clock.states().empty());
}

}  // namespace
}  // namespace khongcho::jobs
