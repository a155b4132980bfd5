// A PostgreSQL server of this test program alone: started when first asked for, on a Unix socket
// in a new folder, and stopped and removed at the end.
#pragma once

#include <sys/types.h>
#include <string>

namespace khongcho::test {

class PostgresServer {
 public:
  // Why there can be none here ("… is not installed"), or empty.
  static std::string why_not();
  // The one of this program. Throws std::runtime_error when it does not start.
  static PostgresServer& shared();

  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  void start();
  // Ends every connection, as a restart of the server would.
  void stop();

  std::string url(const std::string& database) const;
  // Runs one statement outside any transaction, such as CREATE DATABASE.
  void command(const std::string& text) const;

 private:
  void prepare_folder();

  std::string folder_;
  pid_t owner_;  // a forked child must not stop its parent's server
  pid_t server_ = 0;
};

}  // namespace khongcho::test
