// SQLite: one writer thread takes every waiting work, runs each in a savepoint of one transaction,
// commits once and only then answers all of them. The flush to disk is the cost of a commit, so
// works that arrive during one flush share the next. Reads have connections of their own, except
// in memory, where there is only the writer's.
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "sql/connection_pool.h"
#include "sql/group_commit.h"
#include "sql/sqlite_connection.h"

namespace khongcho::sql {
namespace {

constexpr const char* kInMemory = ":memory:";

struct AwaitedJob : Job {
  std::promise<void> answer = {};
};

// The job lives on its caller's stack and is gone once it is answered.
void answer(AwaitedJob& job) {
  auto answer = std::move(job.answer);
  if (const auto error = job.error)
    answer.set_exception(error);
  else
    answer.set_value();
}

class SqliteEngine : public Engine {
 public:
  SqliteEngine(const std::string& path, const DatabaseConfig& config);
  ~SqliteEngine() override { close(); }

  DatabaseKind kind() const override { return DatabaseKind::sqlite; }
  void run(Access access, Together, const Work& work) override;
  void close() override;

 private:
  void read_in_pool(const Work& work);
  void write_until_closed();

  const std::size_t batch_;
  const bool in_memory_;
  SqliteConnection connection_;  // the writer's
  ConnectionPool readers_;
  std::mutex mutex_;
  std::condition_variable waiting_changed_;
  std::deque<AwaitedJob*> waiting_;
  bool closing_ = false;
  std::thread writer_;
};

SqliteEngine::SqliteEngine(const std::string& path, const DatabaseConfig& config)
    : batch_(static_cast<std::size_t>(config.sqlite_batch)),
      in_memory_(path == kInMemory),
      connection_(faults(), path, Access::read_write, config.wait),
      readers_(config.sqlite_readers, config.wait,
               [this, path, wait = config.wait] {
                 return std::make_unique<SqliteConnection>(faults(), path, Access::read_only, wait);
               }),
      writer_([this] { write_until_closed(); }) {}

void SqliteEngine::run(Access access, Together, const Work& work) {
  if (access == Access::read_only && !in_memory_) return read_in_pool(work);
  AwaitedJob job{{.access = access, .work = work}};
  auto answer = job.answer.get_future();
  {
    const std::lock_guard lock{mutex_};
    if (closing_) throw Error{ErrorKind::unavailable, "connect", "the database is closed"};
    waiting_.push_back(&job);
    if (waiting_.size() == 1) waiting_changed_.notify_one();
  }
  answer.get();
}

void SqliteEngine::read_in_pool(const Work& work) {
  auto lease = readers_.take();
  lease->begin(Access::read_only);
  try {
    run_work(*this, *lease, Access::read_only, work);
    lease->roll_back();
  } catch (...) {
    lease->roll_back();
    throw;
  }
}

void SqliteEngine::write_until_closed() {
  std::vector<AwaitedJob*> batch;
  std::vector<Job*> jobs;
  while (true) {
    batch.clear();
    {
      std::unique_lock lock{mutex_};
      waiting_changed_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      while (!waiting_.empty() && batch.size() < batch_) {
        batch.push_back(waiting_.front());
        waiting_.pop_front();
      }
    }
    jobs.assign(batch.begin(), batch.end());
    for (std::span<Job* const> rest{jobs}; !rest.empty();)
      rest = rest.subspan(run_together(*this, connection_, rest));
    for (AwaitedJob* job : batch) answer(*job);
  }
}

void SqliteEngine::close() {
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
    waiting_changed_.notify_all();
  }
  if (writer_.joinable()) writer_.join();
  readers_.close();
}

}  // namespace

std::unique_ptr<Engine> make_sqlite_engine(const std::string& path, const DatabaseConfig& config) {
  return std::make_unique<SqliteEngine>(path, config);
}

}  // namespace khongcho::sql
