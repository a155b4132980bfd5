#include "http/worker_pool.h"

#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>

namespace khongcho::http {

namespace {

class CountingJob : public Job {
 public:
  explicit CountingJob(std::atomic<int>& runs) : runs_(runs) {}
  void run() override { ++runs_; }

 private:
  std::atomic<int>& runs_;
};

}  // namespace

TEST(WorkerPool, KeepsNoThreadWithoutWork) {
  std::atomic<int> runs = 0;
  WorkerPool pool{4, 10, std::chrono::milliseconds{1}};
  EXPECT_EQ(pool.threads(), 0);

  for (int round = 1; round <= 3; ++round) {
    EXPECT_TRUE(pool.submit(std::make_shared<CountingJob>(runs)));
    while (runs < round || pool.threads() > 0) sched_yield();  // hangs if threads stayed
  }

  EXPECT_EQ(runs, 3);
}

TEST(WorkerPool, RunsWhatWaitsBeforeItStops) {
  std::atomic<int> runs = 0;
  WorkerPool pool{2, 1'000};
  for (int n = 0; n < 500; ++n) ASSERT_TRUE(pool.submit(std::make_shared<CountingJob>(runs)));
  EXPECT_LE(pool.threads(), 2);

  pool.stop();

  EXPECT_EQ(runs, 500);
  EXPECT_FALSE(pool.submit(std::make_shared<CountingJob>(runs)));
}

}  // namespace khongcho::http
