// Works that share one commit: each runs in a savepoint of one transaction, so that a work that
// fails takes nothing of the others with it, and one flush to disk serves them all. Not for use
// outside sql/.
#pragma once

#include <exception>
#include <span>

#include "sql/engine.h"

namespace khongcho::sql {

struct Job {
  Access access;
  const Work& work;
  std::exception_ptr error = nullptr;  // what its caller is told, when it did not come through
};

// Runs jobs from the front and commits them; afterwards each holds its error or none. Answers how
// many it ran: at least one, and fewer than all when the transaction was lost on the way, which
// is then the fate of those that had run.
std::size_t run_together(Engine& engine, Connection& connection, std::span<Job* const> jobs);

}  // namespace khongcho::sql
