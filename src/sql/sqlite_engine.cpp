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
#include "sql/engine.h"
#include "sql/sqlite_connection.h"

namespace khongcho::sql {
namespace {

constexpr const char* kInMemory = ":memory:";

struct Job {
  Access access;
  const Work& work;
  std::exception_ptr error = nullptr;
  std::promise<void> answer = {};
};

class SqliteEngine : public Engine {
 public:
  SqliteEngine(const std::string& path, const DatabaseConfig& config);
  ~SqliteEngine() override { close(); }

  DatabaseKind kind() const override { return DatabaseKind::sqlite; }
  void run(Access access, const Work& work) override;
  void close() override;

 private:
  void read_in_pool(const Work& work);
  void write_until_closed();
  std::size_t run_together(std::span<Job* const> jobs);
  void run_in_savepoint(Job& job);
  void commit(std::span<Job* const> jobs);

  const std::size_t batch_;
  const bool in_memory_;
  SqliteConnection connection_;  // the writer's
  ConnectionPool readers_;
  std::mutex mutex_;
  std::condition_variable waiting_changed_;
  std::deque<Job*> waiting_;
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

void SqliteEngine::run(Access access, const Work& work) {
  if (access == Access::read_only && !in_memory_) return read_in_pool(work);
  Job job{.access = access, .work = work};
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
  std::vector<Job*> batch;
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
    std::span<Job* const> rest{batch};
    while (!rest.empty()) rest = rest.subspan(run_together(rest));
  }
}

// Runs jobs from the front in one transaction and answers them; returns how many those were.
std::size_t SqliteEngine::run_together(std::span<Job* const> jobs) {
  std::size_t ran = 0;
  try {
    connection_.begin(Access::read_write);
    while (ran < jobs.size()) {
      run_in_savepoint(*jobs[ran++]);
      // SQLite gives up the whole transaction when the disk is full. What ran before shares that
      // fate; what has not run yet has not failed.
      if (!connection_.in_transaction())
        throw Error{ErrorKind::unavailable, "COMMIT", "the transaction was lost"};
    }
  } catch (const Error&) {
    if (ran == 0) ran = jobs.size();  // not even begun
    for (Job* job : jobs.first(ran))
      if (!job->error) job->error = std::current_exception();
    connection_.roll_back();
  }
  commit(jobs.first(ran));
  return ran;
}

void SqliteEngine::run_in_savepoint(Job& job) {
  connection_.begin_work();
  try {
    if (run_work(*this, connection_, job.access, job.work)) return connection_.keep_work();
  } catch (...) {
    job.error = std::current_exception();
  }
  connection_.roll_back_work();
}

// Commits what these jobs did, if it is still there, and answers them.
void SqliteEngine::commit(std::span<Job* const> jobs) {
  try {
    if (connection_.in_transaction()) {
      faults().count("COMMIT");
      connection_.commit();
    }
  } catch (const Error& error) {
    connection_.roll_back();
    // A deferred constraint is checked only now and is the fault of one of them: each tries alone.
    if (!error.constraint().empty() && jobs.size() > 1) {
      for (std::size_t i = 0; i < jobs.size(); ++i) {
        jobs[i]->error = nullptr;
        run_together(jobs.subspan(i, 1));
      }
      return;
    }
    for (Job* job : jobs)
      if (!job->error) job->error = std::current_exception();
  }
  for (Job* job : jobs) {
    // The job lives on its caller's stack and is gone once it is answered.
    auto answer = std::move(job->answer);
    const auto error = job->error;
    if (error)
      answer.set_exception(error);
    else
      answer.set_value();
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
