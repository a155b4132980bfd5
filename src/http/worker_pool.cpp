#include "http/worker_pool.h"

namespace khongcho::http {

namespace {

// 160 threads of the default 8 MB would be refused on a machine with limited address space.
constexpr std::size_t kStackBytes = 512 * 1024;

}  // namespace

WorkerPool::WorkerPool(int most_threads, std::size_t most_waiting,
                       std::chrono::milliseconds keep_free)
    : most_threads_(most_threads), most_waiting_(most_waiting), keep_free_(keep_free) {}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::submit(std::shared_ptr<Job> job) {
  const std::lock_guard lock{mutex_};
  if (stopping_ || waiting_.size() >= most_waiting_) return false;
  if (free_ <= waiting_.size() && threads_ < most_threads_ && !start_thread() && threads_ == 0)
    return false;
  waiting_.push_back(std::move(job));
  work_came_.notify_one();
  return true;
}

void WorkerPool::stop() {
  std::unique_lock lock{mutex_};
  stopping_ = true;
  work_came_.notify_all();
  thread_ended_.wait(lock, [this] { return threads_ == 0; });
  join_finished();
}

int WorkerPool::threads() const {
  const std::lock_guard lock{mutex_};
  return threads_;
}

void* WorkerPool::thread_main(void* pool) {
  static_cast<WorkerPool*>(pool)->work();
  return nullptr;
}

bool WorkerPool::start_thread() {
  join_finished();
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  pthread_t thread;
  const bool started = pthread_create(&thread, &attributes, &WorkerPool::thread_main, this) == 0;
  pthread_attr_destroy(&attributes);
  if (started) ++threads_;
  return started;
}

void WorkerPool::work() {
  std::unique_lock lock{mutex_};
  for (;;) {
    ++free_;
    const bool came =
        work_came_.wait_for(lock, keep_free_, [this] { return !waiting_.empty() || stopping_; });
    --free_;
    if (!came || waiting_.empty()) break;
    std::shared_ptr<Job> job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job->run();
    job.reset();  // outside the lock: it may be the last owner
    lock.lock();
  }
  --threads_;
  finished_.push_back(pthread_self());
  thread_ended_.notify_all();
}

// Called with the lock held. A thread in `finished_` has given the lock back, so it cannot be
// waiting for us.
void WorkerPool::join_finished() {
  for (const pthread_t thread : finished_) pthread_join(thread, nullptr);
  finished_.clear();
}

}  // namespace khongcho::http
