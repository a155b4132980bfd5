// The ceiling of durable intakes on SQLite: the same rows as an intake, by the C API alone, in one
// loop that commits every BATCH of them with synchronous=FULL. Prints intakes a second.
// Usage: raw_insert SCHEMA_AND_SEED.db BATCH SECONDS     the database is a copy and is changed
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

void must(sqlite3* db, int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fmt::print(stderr, "raw_insert: {}\n", sqlite3_errmsg(db));
  std::exit(2);
}

void run(sqlite3* db, const char* text) { must(db, sqlite3_exec(db, text, nullptr, nullptr, nullptr)); }

sqlite3_stmt* prepare(sqlite3* db, const std::string& text) {
  sqlite3_stmt* statement = nullptr;
  must(db, sqlite3_prepare_v2(db, text.c_str(), -1, &statement, nullptr));
  return statement;
}

void step(sqlite3* db, sqlite3_stmt* statement) {
  must(db, sqlite3_step(statement));
  must(db, sqlite3_reset(statement));
}

// INSERT … SELECT of a stored intake with a new id, codes and key: every column as it is written.
std::string copy_of_dossier(sqlite3* db) {
  sqlite3_stmt* info = prepare(db, "SELECT name FROM pragma_table_info('dossiers') ORDER BY cid");
  std::string names;
  std::string values;
  while (sqlite3_step(info) == SQLITE_ROW) {
    const std::string name = reinterpret_cast<const char*>(sqlite3_column_text(info, 0));
    if (!names.empty()) names += ", ", values += ", ";
    names += name;
    values += name == "id" ? "?1" : name == "code" || name == "lookup_code" ? "'raw-' || ?1" : name;
  }
  sqlite3_finalize(info);
  return fmt::format("INSERT INTO dossiers ({}) SELECT {} FROM dossiers WHERE id = ?2", names,
                     values);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  sqlite3* db = nullptr;
  must(db, sqlite3_open(argv[1], &db));
  run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
  sqlite3_stmt* pick = prepare(db, "SELECT id, office_id FROM dossiers LIMIT 1");
  if (sqlite3_step(pick) != SQLITE_ROW) return 2;
  const sqlite3_int64 model = sqlite3_column_int64(pick, 0);
  const sqlite3_int64 office = sqlite3_column_int64(pick, 1);
  sqlite3_finalize(pick);
  sqlite3_stmt* dossier = prepare(db, copy_of_dossier(db));
  sqlite3_stmt* event = prepare(
      db,
      "INSERT INTO dossier_events SELECT ?1, seq, kind, at, officer_id, 'raw-' || ?1, changes, note,"
      " prev_hash, hash FROM dossier_events WHERE dossier_id = ?2 AND seq = 1");
  sqlite3_stmt* number = prepare(
      db,
      "INSERT INTO sequences VALUES (?1, 'raw', '2023-09-29', 1)"
      " ON CONFLICT (office_id, kind, period) DO UPDATE SET last = last + 1");
  sqlite3_stmt* count = prepare(
      db, "UPDATE daily_counts SET received = received + 1 WHERE office_id = ?1");
  // The book of dossiers: its running number, its volume, its line.
  sqlite3_stmt* place = prepare(
      db,
      "INSERT INTO sequences VALUES (?1, 'raw-book', '2023', 1)"
      " ON CONFLICT (office_id, kind, period) DO UPDATE SET last = last + 1");
  sqlite3_stmt* volume = prepare(
      db,
      "UPDATE registers SET last_number = last_number + 1 WHERE office_id = ?1"
      " AND kind = 'dossiers'");
  sqlite3_stmt* line = prepare(
      db,
      "INSERT INTO register_entries SELECT office_id, kind, year, 1000000 + ?1, register_id, number,"
      " on_day, ?1, dossier_code, subject, subject_folded, content, copies, fee, signer"
      " FROM register_entries WHERE dossier_id = ?2 AND kind = 'dossiers'");
  const int batch = std::atoi(argv[2]);
  const auto seconds = std::chrono::seconds{std::atoi(argv[3])};
  long done = 0;
  const auto start = Clock::now();
  while (Clock::now() - start < seconds) {
    run(db, "BEGIN IMMEDIATE");
    for (int i = 0; i < batch; ++i) {
      const sqlite3_int64 id = ++done;
      for (sqlite3_stmt* each : {dossier, event, line}) {
        sqlite3_bind_int64(each, 1, id);
        sqlite3_bind_int64(each, 2, model);
        step(db, each);
      }
      for (sqlite3_stmt* each : {number, count, place, volume}) {
        sqlite3_bind_int64(each, 1, office);
        step(db, each);
      }
    }
    run(db, "COMMIT");
  }
  const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  fmt::print("{:.0f}\n", static_cast<double>(done) / elapsed);
  return 0;
}
