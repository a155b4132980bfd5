// PostgreSQL: a work has a pooled connection and a transaction of its own, and the server groups
// the flushes of commits that come together. It cannot group those that wait for each other's
// rows, so works that say so (Together) are run in one transaction by whichever came first.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sql/connection_pool.h"
#include "sql/group_commit.h"
#include "sql/postgres_connection.h"

namespace khongcho::sql {
namespace {

constexpr std::size_t kBatch = 64;  // works that share one commit at most

// Waits in a lane until it is done, or until it is its turn to run what waits there.
struct LaneJob : Job {
  bool done = false;
  bool leads = false;
  std::condition_variable changed = {};
};

// The jobs of one key that nobody runs yet. A lane is there while one of its jobs is running.
using Lane = std::deque<LaneJob*>;

class PostgresEngine : public Engine {
 public:
  PostgresEngine(const std::string& url, const DatabaseConfig& config)
      : pool_(config.postgres_connections, config.wait, [this, url, wait = config.wait] {
          return std::make_unique<PostgresConnection>(faults(), url, wait);
        }) {
    pool_.take();  // a wrong address is told at once
  }
  ~PostgresEngine() override { close(); }

  DatabaseKind kind() const override { return DatabaseKind::postgresql; }
  void run(Access access, Together together, const Work& work) override;
  void close() override { pool_.close(); }

 private:
  void run_alone(Access access, const Work& work);
  void run_in_lane(std::int64_t key, const Work& work);
  bool joins_or_leads(std::int64_t key, LaneJob& job);
  std::vector<LaneJob*> lead(std::int64_t key);
  void run_batch(std::int64_t key, std::vector<LaneJob*>& batch);
  void hand_over(std::int64_t key, const std::vector<LaneJob*>& batch);

  ConnectionPool pool_;
  std::mutex mutex_;
  std::unordered_map<std::int64_t, Lane> lanes_;
};

void PostgresEngine::run(Access access, Together together, const Work& work) {
  if (access == Access::read_write && together.key != 0) return run_in_lane(together.key, work);
  run_alone(access, work);
}

void PostgresEngine::run_alone(Access access, const Work& work) {
  auto lease = pool_.take();
  lease->begin(access);
  try {
    const bool keep = run_work(*this, *lease, access, work);
    if (!keep) return lease->roll_back();
    if (access == Access::read_write) faults().count("COMMIT");
    // When the server goes away just here nobody can tell whether it committed; the caller is
    // told "unavailable" and nothing is tried again.
    lease->commit();
  } catch (...) {
    lease->roll_back();
    throw;
  }
}

void PostgresEngine::run_in_lane(std::int64_t key, const Work& work) {
  LaneJob job{{.access = Access::read_write, .work = work}};
  if (joins_or_leads(key, job)) {
    std::vector<LaneJob*> batch;
    try {
      run_batch(key, batch);
    } catch (...) {
      // No connection: told to whom it would have served.
      if (batch.empty()) batch = lead(key);
      for (LaneJob* each : batch) each->error = std::current_exception();
    }
    hand_over(key, batch);
  }
  if (job.error) std::rethrow_exception(job.error);
}

// Answers whether this job's thread must run the lane; when not, the job is done.
bool PostgresEngine::joins_or_leads(std::int64_t key, LaneJob& job) {
  std::unique_lock lock{mutex_};
  const auto [lane, is_first] = lanes_.try_emplace(key);
  lane->second.push_back(&job);
  if (is_first) return true;
  job.changed.wait(lock, [&] { return job.done || job.leads; });
  return !job.done;
}

// Takes the jobs that wait, the leader's own first.
std::vector<LaneJob*> PostgresEngine::lead(std::int64_t key) {
  const std::lock_guard lock{mutex_};
  Lane& lane = lanes_.at(key);
  std::vector<LaneJob*> batch;
  while (!lane.empty() && batch.size() < kBatch) {
    batch.push_back(lane.front());
    lane.pop_front();
  }
  return batch;
}

void PostgresEngine::run_batch(std::int64_t key, std::vector<LaneJob*>& batch) {
  auto lease = pool_.take();
  batch = lead(key);  // now, not before: more may have come while a connection was waited for
  const std::vector<Job*> jobs{batch.begin(), batch.end()};
  for (std::span<Job* const> rest{jobs}; !rest.empty();)
    rest = rest.subspan(run_together(*this, *lease, rest));
}

// Answers the batch and gives the lane to the next who waits there.
void PostgresEngine::hand_over(std::int64_t key, const std::vector<LaneJob*>& batch) {
  const std::lock_guard lock{mutex_};
  for (LaneJob* job : batch) {
    job->done = true;
    job->changed.notify_one();  // under the lock: the job is gone once its caller sees it done
  }
  const auto lane = lanes_.find(key);
  if (lane->second.empty()) {
    lanes_.erase(lane);
    return;
  }
  lane->second.front()->leads = true;
  lane->second.front()->changed.notify_one();
}

}  // namespace

std::unique_ptr<Engine> make_postgres_engine(const std::string& url, const DatabaseConfig& config) {
  return std::make_unique<PostgresEngine>(url, config);
}

}  // namespace khongcho::sql
