// What runs by the clock beside the pages: named jobs, each every so many seconds, one at a time
// on one thread. A job that fails is logged and runs again at its next time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/time.h"

namespace khongcho::jobs {

struct JobState {
  std::string name;
  Seconds period{};
  int runs = 0;
  int failures = 0;
  std::optional<Instant> last_run_at = {};
  std::string last_error = {};  // empty: the last run went well
};

class JobClock {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;
  // `time` tells when a run was, for people; what is due goes by steady time, which nobody sets.
  // `log` is given the name of a job and what went wrong. Both must outlive the clock.
  using Log = std::function<void(const std::string& name, const std::string& problem)>;
  JobClock(const TimeSource& time, Log log);
  ~JobClock();
  JobClock(const JobClock&) = delete;

  // Before start(). The first run is at once, when the clock starts.
  void add(std::string name, Seconds period, std::function<void()> job);
  // One that does much work a little at a time: while a pass answers that there is more, the next
  // is due at once, after whatever else is.
  void add_in_passes(std::string name, Seconds period, std::function<bool()> pass);

  void start();
  // Waits for the job under way, if there is one.
  void stop();

  // Runs what is due by then, in the order it was added; answers how many ran. For the thread, and
  // for tests.
  int run_due(SteadyTime now);
  std::vector<JobState> states() const;

 private:
  struct Job {
    JobState state;
    std::function<bool()> work;
    SteadyTime next = SteadyTime::min();
  };

  bool run(Job& job);  // whether there is more
  SteadyTime next_due() const;
  void loop();

  const TimeSource& time_;
  Log log_;
  std::vector<Job> jobs_;
  mutable std::mutex mutex_;  // of the states
  std::mutex running_;        // one job at a time
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace khongcho::jobs
