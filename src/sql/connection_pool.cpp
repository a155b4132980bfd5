#include "sql/connection_pool.h"

#include <utility>

#include "sql/error.h"

namespace khongcho::sql {

ConnectionPool::ConnectionPool(int size, std::chrono::milliseconds wait, Open open)
    : size_(size), wait_(wait), open_(std::move(open)) {}

ConnectionPool::Lease::Lease(ConnectionPool& pool, std::unique_ptr<Connection> connection)
    : pool_(pool), connection_(std::move(connection)) {}

ConnectionPool::Lease::~Lease() {
  pool_.give_back(std::move(connection_));
}

ConnectionPool::Lease ConnectionPool::take() {
  std::unique_ptr<Connection> connection;
  {
    std::unique_lock lock{mutex_};
    if (!returned_.wait_for(lock, wait_, [&] { return closed_ || lent_ < size_; }))
      throw Error{ErrorKind::unavailable, "connect", "every connection is in use"};
    if (closed_) throw Error{ErrorKind::unavailable, "connect", "the database is closed"};
    ++lent_;
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (connection) return Lease{*this, std::move(connection)};
  try {
    return Lease{*this, open_()};
  } catch (const Error&) {
    give_back(nullptr);
    throw;
  }
}

void ConnectionPool::give_back(std::unique_ptr<Connection> connection) {
  const bool usable = connection && connection->is_usable();
  if (!usable) connection.reset();
  {
    const std::lock_guard lock{mutex_};
    --lent_;
    if (usable) idle_.push_back(std::move(connection));
    // Under the lock: close() may destroy the pool as soon as it sees the last one back.
    returned_.notify_all();
  }
}

void ConnectionPool::close() {
  std::unique_lock lock{mutex_};
  closed_ = true;
  returned_.notify_all();
  returned_.wait(lock, [&] { return lent_ == 0; });
  idle_.clear();
}

}  // namespace khongcho::sql
