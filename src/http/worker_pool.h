// Threads for work that waits. A thread is made when work comes and none is free, up to a limit,
// and ends after some time without work: an idle server keeps none.
#pragma once

#include <pthread.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace khongcho::http {

class Job {
 public:
  virtual ~Job() = default;
  virtual void run() = 0;  // must not throw
};

class WorkerPool {
 public:
  WorkerPool(int most_threads, std::size_t most_waiting,
             std::chrono::milliseconds keep_free = std::chrono::seconds{10});
  ~WorkerPool();  // stops

  // False where too many wait already, or after stop().
  bool submit(std::shared_ptr<Job> job);
  // Runs what waits, then ends all threads.
  void stop();
  int threads() const;

 private:
  static void* thread_main(void* pool);
  bool start_thread();
  void work();
  void join_finished();

  const int most_threads_;
  const std::size_t most_waiting_;
  const std::chrono::milliseconds keep_free_;
  mutable std::mutex mutex_;
  std::condition_variable work_came_;
  std::condition_variable thread_ended_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::vector<pthread_t> finished_;  // ended or about to, still to be joined
  int threads_ = 0;
  std::size_t free_ = 0;
  bool stopping_ = false;
};

}  // namespace khongcho::http
