// Connections lent one at a time to whoever asks; opened when first needed, up to a limit.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "sql/connection.h"

namespace khongcho::sql {

class ConnectionPool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  ConnectionPool(int size, std::chrono::milliseconds wait, Open open);

  // A borrowed connection, given back at the end of its scope, or dropped when it is no longer
  // usable.
  class Lease {
   public:
    Lease(ConnectionPool& pool, std::unique_ptr<Connection> connection);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();

    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }

   private:
    ConnectionPool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  // Throws sql::Error{unavailable} when none comes free in time, when a new one cannot be opened,
  // or after close().
  Lease take();
  // Waits until all are back, and closes them.
  void close();

 private:
  void give_back(std::unique_ptr<Connection> connection);

  const int size_;
  const std::chrono::milliseconds wait_;
  const Open open_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;  // the last one given back is lent first
  int lent_ = 0;
  bool closed_ = false;
};

}  // namespace khongcho::sql
