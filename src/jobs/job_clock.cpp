#include "jobs/job_clock.h"

#include <algorithm>
#include <exception>

namespace khongcho::jobs {

JobClock::JobClock(const TimeSource& time, Log log) : time_(time), log_(std::move(log)) {}

JobClock::~JobClock() {
  stop();
}

void JobClock::add(std::string name, Seconds period, std::function<void()> job) {
  add_in_passes(std::move(name), period, [job = std::move(job)] {
    job();
    return false;
  });
}

void JobClock::add_in_passes(std::string name, Seconds period, std::function<bool()> pass) {
  jobs_.push_back({.state = {.name = std::move(name), .period = period}, .work = std::move(pass)});
}

void JobClock::start() {
  const std::lock_guard lock(mutex_);
  if (thread_.joinable()) return;
  stopping_ = false;
  thread_ = std::thread([this] { loop(); });
}

void JobClock::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

int JobClock::run_due(SteadyTime now) {
  const std::lock_guard one_at_a_time(running_);
  int ran = 0;
  for (Job& job : jobs_) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_ || job.next > now) continue;
      // Counted from now: a job that took longer than its period is not run again at once.
      job.next = now + job.state.period;
    }
    const bool goes_on = run(job);
    ++ran;
    const std::lock_guard lock(mutex_);
    if (goes_on) job.next = now;
  }
  return ran;
}

bool JobClock::run(Job& job) {
  std::string problem;
  bool goes_on = false;
  try {
    goes_on = job.work();
  } catch (const std::exception& failure) {
    problem = failure.what();
    if (problem.empty()) problem = "failed";
  }
  if (!problem.empty()) log_(job.state.name, problem);
  const std::lock_guard lock(mutex_);
  ++job.state.runs;
  job.state.failures += problem.empty() ? 0 : 1;
  job.state.last_run_at = time_.now();
  job.state.last_error = std::move(problem);
  return goes_on;
}

std::vector<JobState> JobClock::states() const {
  const std::lock_guard lock(mutex_);
  std::vector<JobState> states;
  for (const Job& job : jobs_) states.push_back(job.state);
  return states;
}

JobClock::SteadyTime JobClock::next_due() const {
  SteadyTime next = SteadyTime::max();
  for (const Job& job : jobs_) next = std::min(next, job.next);
  return next;
}

void JobClock::loop() {
  for (;;) {
    run_due(std::chrono::steady_clock::now());
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    const SteadyTime next = next_due();
    const auto is_stopping = [this] { return stopping_; };
    if (next == SteadyTime::max())
      wake_.wait(lock, is_stopping);
    else
      wake_.wait_until(lock, next, is_stopping);
    if (stopping_) return;
  }
}

}  // namespace khongcho::jobs
