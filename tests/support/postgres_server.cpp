#include "tests/support/postgres_server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <vector>

namespace khongcho::test {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin";
constexpr int kStartSeconds = 60;

// The server refuses to run as root.
const passwd* server_user() {
  return geteuid() == 0 ? getpwnam("postgres") : nullptr;
}

// Starts a program in `folder`, its output added to folder/log.
pid_t spawn(const std::string& folder, std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string log = folder + "/log";
  const passwd* user = server_user();

  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"cannot fork"};
  if (child > 0) return child;
  if (user &&
      (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
    _exit(126);
  // Changing the user clears this, so it comes after: no server outlives its test program.
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  if (chdir(folder.c_str()) == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

std::string log_of(const std::string& folder) {
  std::ifstream log{folder + "/log"};
  return {std::istreambuf_iterator<char>{log}, {}};
}

}  // namespace

std::string PostgresServer::why_not() {
  if (access(fmt::format("{}/initdb", kPrograms).c_str(), X_OK) != 0)
    return "PostgreSQL 15 is not installed";
  if (geteuid() == 0 && !server_user()) return "there is no user postgres to run a server as";
  return {};
}

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() : owner_(getpid()) {
  prepare_folder();
  start();
}

PostgresServer::~PostgresServer() {
  if (getpid() != owner_) return;
  stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void PostgresServer::prepare_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "kc-postgres-XXXXXX").string();
  if (!mkdtemp(folder.data())) throw std::runtime_error{"cannot make a folder for PostgreSQL"};
  folder_ = folder;
  const passwd* user = server_user();
  if (user && chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw std::runtime_error{"cannot hand over the folder of PostgreSQL"};

  const pid_t initdb =
      spawn(folder_, {fmt::format("{}/initdb", kPrograms), "-D", "data", "-U", "postgres", "-A",
                      "trust", "-E", "UTF8", "--locale=C", "--no-sync"});
  int status = 0;
  waitpid(initdb, &status, 0);
  if (status != 0) throw std::runtime_error{"initdb failed: " + log_of(folder_)};
}

void PostgresServer::start() {
  server_ =
      spawn(folder_, {fmt::format("{}/postgres", kPrograms), "-D", "data", "-k", folder_, "-c",
                      "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c",
                      "max_connections=200", "-c", "shared_buffers=32MB", "-c", "autovacuum=off",
                      "-c", "deadlock_timeout=100ms"});
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{kStartSeconds};
  while (PQping(url("postgres").c_str()) != PQPING_OK) {
    const bool ended = waitpid(server_, nullptr, WNOHANG) != 0;
    if (ended || std::chrono::steady_clock::now() > give_up)
      throw std::runtime_error{"PostgreSQL did not start: " + log_of(folder_)};
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
}

void PostgresServer::stop() {
  if (server_ <= 0) return;
  kill(server_, SIGINT);  // PostgreSQL's fast shutdown
  waitpid(server_, nullptr, 0);
  server_ = 0;
}

std::string PostgresServer::url(const std::string& database) const {
  return fmt::format("postgresql://postgres@/{}?host={}", database, folder_);
}

void PostgresServer::command(const std::string& text) const {
  PGconn* connection = PQconnectdb(url("postgres").c_str());
  PGresult* result = PQexec(connection, text.c_str());
  const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
  const std::string reason = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!done) throw std::runtime_error{text + ": " + reason};
}

}  // namespace khongcho::test
