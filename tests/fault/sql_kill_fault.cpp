// A process that is killed in the middle of its writing: what it acknowledged is there, and no
// work is there by half.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>
#include <vector>

#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using sql::Query;
using sql::Row;
using sql::Transaction;

constexpr sql::Migration kSchema[] = {{1, "0001_pairs", R"sql(
  CREATE TABLE pairs (id BIGINT NOT NULL, half BIGINT NOT NULL, PRIMARY KEY (id, half));
)sql"}};

constexpr Query kInsert{"pair.insert", "INSERT INTO pairs (id, half) VALUES (:id, :half)"};
constexpr Query kWhole{"pair.whole", "SELECT id FROM pairs GROUP BY id HAVING COUNT(*) = 2"};
constexpr Query kTorn{"pair.torn", "SELECT id FROM pairs GROUP BY id HAVING COUNT(*) <> 2"};

constexpr int kRounds = 5;
constexpr int kThreads = 8;
constexpr std::int64_t kPerRound = 1'000'000;

std::int64_t integer(const Row& row) {
  return row.integer(0);
}

// Writes pairs for ever and acknowledges each through the pipe. Small writes to a pipe are whole.
[[noreturn]] void write_for_ever(const std::string& url, std::int64_t first, int pipe) {
  auto db = sql::Database::open(url);
  std::atomic<std::int64_t> next = first;
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      while (true) {
        const std::int64_t id = next++;
        sql::in_transaction(db, [&](Transaction& tx) {
          tx.execute(kInsert, {{"id", id}, {"half", 1}});
          tx.execute(kInsert, {{"id", id}, {"half", 2}});
        });
        if (write(pipe, &id, sizeof id) != sizeof id) _exit(1);
      }
    });
  threads.clear();
  _exit(1);
}

// Lets a child write until `enough` acknowledgements came, kills it, and answers all of them.
std::vector<std::int64_t> acknowledged_before_kill(const std::string& url, std::int64_t first,
                                                   std::size_t enough) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    write_for_ever(url, first, ends[1]);
  }
  close(ends[1]);
  std::vector<std::int64_t> acknowledged;
  std::int64_t id = 0;
  while (read(ends[0], &id, sizeof id) == sizeof id) {
    acknowledged.push_back(id);
    if (acknowledged.size() == enough) kill(child, SIGKILL);
  }
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return acknowledged;
}

class SqlKill : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return kSchema; }

  std::vector<std::int64_t> ids(const Query& query) {
    return read([&](Transaction& tx) { return tx.all(query, integer); });
  }
};

TEST_P(SqlKill, LosesNothingItAcknowledged) {
  db().close();  // the child forks from a process without threads
  std::vector<std::int64_t> acknowledged;
  for (int round = 0; round < kRounds; ++round) {
    const auto more = acknowledged_before_kill(url(), round * kPerRound, 40 + 173 * round);
    EXPECT_GE(more.size(), 40);
    acknowledged.insert(acknowledged.end(), more.begin(), more.end());
  }

  db() = sql::Database::open(url());
  const auto kept = ids(kWhole);
  const std::set<std::int64_t> found{kept.begin(), kept.end()};
  for (const std::int64_t id : acknowledged) EXPECT_TRUE(found.contains(id)) << id << " is lost";
  EXPECT_TRUE(ids(kTorn).empty());
}

ON_BOTH_DATABASES(SqlKill);

}  // namespace
}  // namespace khongcho::test
