#include "tests/support/databases.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <tuple>

#include "tests/support/postgres_server.h"

namespace khongcho::test {
namespace {

namespace fs = std::filesystem;

// Holds the SQLite files of this program and is removed with them.
class Folder {
 public:
  Folder() : path_((fs::temp_directory_path() / "kc-sqlite-XXXXXX").string()), owner_(getpid()) {
    if (!mkdtemp(path_.data())) throw std::runtime_error{"cannot make a folder for SQLite"};
  }
  ~Folder() {
    if (getpid() != owner_) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  pid_t owner_;
};

std::string new_name() {
  static const Folder folder;
  static int last = 0;
  return fmt::format("{}/d{}", folder.path(), ++last);
}

std::string database_of(const std::string& name) {
  return fs::path{name}.filename();
}

std::string url_of(sql::DatabaseKind kind, const std::string& name) {
  if (kind == sql::DatabaseKind::sqlite) return "sqlite://" + name;
  return PostgresServer::shared().url(database_of(name));
}

void migrate_at(const std::string& url, std::span<const sql::Migration> schema) {
  auto db = sql::Database::open(url);
  sql::migrate(db, schema);
}

// A database with this schema that is only ever copied: migrating once is enough.
std::string template_for(sql::DatabaseKind kind, std::span<const sql::Migration> schema) {
  // A part of a schema, as an older version had it, begins where the whole does.
  static std::map<std::tuple<sql::DatabaseKind, const sql::Migration*, std::size_t>, std::string>
      known;
  std::string& name = known[{kind, schema.data(), schema.size()}];
  if (!name.empty()) return name;
  name = new_name();
  if (kind == sql::DatabaseKind::postgresql)
    PostgresServer::shared().command("CREATE DATABASE " + database_of(name));
  migrate_at(url_of(kind, name), schema);
  return name;
}

bool in_ci() {
  const char* ci = std::getenv("CI");
  return ci && std::string_view{ci} == "true";
}

}  // namespace

std::string why_no_database(sql::DatabaseKind kind) {
  if (kind == sql::DatabaseKind::sqlite) return {};
  const auto reason = PostgresServer::why_not();
  if (!reason.empty() && in_ci()) throw std::runtime_error{reason};
  return reason;
}

FreshDatabase::FreshDatabase(sql::DatabaseKind kind, std::span<const sql::Migration> schema)
    : kind_(kind), name_(new_name()), url_(url_of(kind, name_)) {
  const auto original = template_for(kind, schema);
  if (kind == sql::DatabaseKind::sqlite)
    fs::copy_file(original, name_);
  else
    PostgresServer::shared().command(
        fmt::format("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", database_of(name_),
                    database_of(original)));
}

FreshDatabase::~FreshDatabase() {
  try {
    if (kind_ == sql::DatabaseKind::postgresql)
      PostgresServer::shared().command("DROP DATABASE " + database_of(name_) + " WITH (FORCE)");
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(name_ + suffix);
  } catch (const std::exception&) {
    // It goes with the folder or the server at the end of the program.
  }
}

void DatabaseTest::SetUp() {
  if (const auto reason = why_no_database(GetParam()); !reason.empty()) GTEST_SKIP() << reason;
  fresh_ = std::make_unique<FreshDatabase>(GetParam(), schema());
  db_.emplace(fresh_->open(config()));
}

void DatabaseTest::TearDown() {
  db_.reset();
  fresh_.reset();
}

std::string database_name(const ::testing::TestParamInfo<sql::DatabaseKind>& info) {
  return info.param == sql::DatabaseKind::sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace khongcho::test
