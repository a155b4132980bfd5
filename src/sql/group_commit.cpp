#include "sql/group_commit.h"

namespace khongcho::sql {
namespace {

void run_in_savepoint(const Engine& engine, Connection& connection, Job& job) {
  connection.begin_work();
  try {
    if (run_work(engine, connection, job.access, job.work)) return connection.keep_work();
  } catch (...) {
    job.error = std::current_exception();
  }
  connection.roll_back_work();
}

void fail_all(std::span<Job* const> jobs, const std::exception_ptr& error) {
  for (Job* job : jobs)
    if (!job->error) job->error = error;
}

void commit(Engine& engine, Connection& connection, std::span<Job* const> jobs) {
  try {
    if (!connection.in_transaction()) return;
    engine.faults().count("COMMIT");
    connection.commit();
  } catch (const Error& error) {
    connection.roll_back();
    // A deferred constraint is checked only now and is the fault of one of them: each tries alone.
    if (error.constraint().empty() || jobs.size() == 1)
      return fail_all(jobs, std::current_exception());
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      jobs[i]->error = nullptr;
      run_together(engine, connection, jobs.subspan(i, 1));
    }
  }
}

}  // namespace

std::size_t run_together(Engine& engine, Connection& connection, std::span<Job* const> jobs) {
  std::size_t ran = 0;
  try {
    connection.begin(Access::read_write);
    while (ran < jobs.size()) {
      run_in_savepoint(engine, connection, *jobs[ran++]);
      // SQLite gives up the whole transaction when the disk is full, PostgreSQL when its server
      // goes. What ran before shares that fate; what has not run yet has not failed.
      if (!connection.in_transaction())
        throw Error{ErrorKind::unavailable, "COMMIT", "the transaction was lost"};
    }
  } catch (const Error&) {
    if (ran == 0) ran = jobs.size();  // not even begun
    fail_all(jobs.first(ran), std::current_exception());
    connection.roll_back();
  }
  commit(engine, connection, jobs.first(ran));
  return ran;
}

}  // namespace khongcho::sql
