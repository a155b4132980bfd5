// The sweep of alarms with 100,000 open dossiers: when nothing is due, and when a hundred alarms
// are. The ceiling is the same dossiers found by key and one row written for each, in one
// transaction: what nobody can do without. Then each list officers look at, beside fifty dossiers
// found by key. Prints a line of JSON each.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/alarm_sweep.h"
#include "app/dossier_views.h"
#include "app/hand_over.h"
#include "sql/migrate.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/law_files.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace {

using namespace khongcho;
using Clock = std::chrono::steady_clock;

constexpr int kDossiers = 100'000;
constexpr int kDueAtOnce = 100;
constexpr int kRounds = 9;

Locale vietnamese(const std::filesystem::path& data_dir) {
  std::ifstream file(data_dir / ".." / "locale" / "vi.json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json("vi", text.str());
}

// Received over some weeks, promised for weeks to come, a hundred a minute from `from` on.
void fill(sql::Database& db, const Office& office, const Officer& officer, Instant from) {
  const Instant received = from - std::chrono::days{20};
  for (int begin = 0; begin < kDossiers; begin += 5'000)
    sql::in_transaction(db, [&](sql::Transaction& tx) {
      for (int n = begin; n < begin + 5'000; ++n) {
        Dossier dossier{.id = {1'000'000 + n},
                        .code = fmt::format("000.25.20.H23-230901-{:06}", n),
                        .lookup_code = fmt::format("L{:07}", n),
                        .office = office.id};
        dossier.state = DossierState::assigned;
        dossier.profile = office.profile;
        dossier.specialist = officer.id;
        dossier.holder = officer.id;
        dossier.submitter = {.full_name = "Nguyễn Thị Sáu"};
        dossier.received_at = received + Seconds{n};
        // Apologised for already: alarms ring all the same, and nothing but them is measured. Half
        // of the time has gone a minute after the hundred dossiers before it.
        const std::chrono::minutes nth{n / kDueAtOnce};
        dossier.printed_due_at = dossier.received_at + std::chrono::hours{8};
        dossier.apologised_at = from;
        dossier.reappointed_at = from + std::chrono::hours{3} + 2 * nth;
        store::save_new(tx, dossier, {.at = dossier.received_at});
        store::save(tx, store::AlarmPlan{dossier.id, dossier.version,
                                         from + std::chrono::minutes{90} + nth});
      }
      store::set_position_followed(
          tx, {received + Seconds{begin + 4'999}, {1'000'000 + begin + 4'999}, 1});
    });
}

template <typename Work>
double milliseconds(Work work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void print(const char* name, double took, double ceiling, int looked_at, int raised) {
  fmt::print(R"({{"bench":"{}","ms":{:.2f},"ceiling":"the same dossiers found by key, one row )"
             R"(written each","ceiling_ms":{:.2f},"ratio":{:.2f},"open":{},"looked_at":{},)"
             R"("raised":{},"rounds":{}}})"
             "\n",
             name, took, ceiling, ceiling / took, kDossiers, looked_at, raised, kRounds);
}

// The first page of a list, and as the ceiling fifty dossiers found one by one.
template <typename List>
void measure_list(const app::Context& ctx, const char* name, List list) {
  std::vector<double> took;
  std::vector<double> ceiling;
  std::size_t rows = 0;
  for (int round = 0; round < kRounds; ++round) {
    took.push_back(milliseconds([&] { rows = list(); }));
    ceiling.push_back(milliseconds([&] {
      sql::read(ctx.db, [](sql::Transaction& tx) {
        for (int n = 0; n < 50; ++n) store::find_dossier(tx, DossierId{1'000'000 + 7 * n});
        return 0;
      });
    }));
  }
  fmt::print(R"({{"bench":"open_list_{}","ms":{:.2f},"ceiling":"fifty dossiers found by key",)"
             R"("ceiling_ms":{:.2f},"ratio":{:.2f},"open":{},"rows":{}}})"
             "\n",
             name, median(took), median(ceiling), median(ceiling) / median(took), kDossiers, rows);
}

void measure_lists(const app::Context& ctx, const Officer& officer) {
  using app::WorkList;
  const CivilDay day = civil_day(ctx.time.now());
  for (const auto& [name, list] :
       {std::pair{"desk", WorkList::desk}, std::pair{"specialist", WorkList::specialist},
        std::pair{"signer", WorkList::signer}, std::pair{"ready", WorkList::ready}})
    measure_list(ctx, name,
                 [&, list = list] { return app::work_list(ctx, officer, list, {})->rows.size(); });
  measure_list(ctx, "hands", [&] { return app::hand_over_list(ctx, officer).in_hand.size(); });
  measure_list(ctx, "board", [&] {
    return app::office_board(ctx, officer, officer.office, day)->in_process.size();
  });
}

}  // namespace

int main() {
  const auto data_dir = store::find_data_dir();
  const Locale locale = vietnamese(data_dir);
  const app::LawBook law(store::load_law(data_dir).law);
  const auto folder =
      std::filesystem::temp_directory_path() / fmt::format("alarm_sweep_bench_{}", make_id());
  std::filesystem::create_directory(folder);
  {
    sql::Database db = sql::Database::open((folder / "bench.db").string());
    sql::migrate(db, store::migrations());
    const Instant from = *parse_instant("2023-09-25T07:00");
    const Office office{.id = make<OfficeId>(),
                        .code = "000.25.20.H23",
                        .slug = "xa-thanh-son",
                        .profile = "VN-2023-district"};
    const Officer officer{.id = make<OfficerId>(),
                          .login = "nam",
                          .full_name = "Nam",
                          .title = "",
                          .office = office.id,
                          .grants = {{Role::specialist, Scope::office},
                                     {Role::receptionist, Scope::office},
                                     {Role::signer, Scope::office}}};
    sql::in_transaction(db, [&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, officer, "", from);
    });
    fill(db, office, officer, from);
    ManualTime time(from);
    const app::Context ctx{db, time, law, locale};
    app::sweep_alarms(ctx);

    std::vector<double> idle;
    std::vector<double> busy;
    std::vector<double> ceiling_idle;
    std::vector<double> ceiling_busy;
    app::SweepFigures figures;
    // Each minute half of the time of a hundred has gone.
    for (int round = 0; round < kRounds; ++round) {
      time.set(from + std::chrono::minutes{90 + round} + Seconds{1});
      busy.push_back(milliseconds([&] { figures = app::sweep_alarms(ctx); }));
      idle.push_back(milliseconds([&] { app::sweep_alarms(ctx); }));
      ceiling_idle.push_back(milliseconds([&] {
        sql::read(db, [&](sql::Transaction& tx) { return store::position_followed(tx); });
      }));
      ceiling_busy.push_back(milliseconds([&] {
        sql::in_transaction(db, [&](sql::Transaction& tx) {
          for (int n = 0; n < figures.looked_at; ++n) {
            const auto dossier =
                store::find_dossier(tx, DossierId{1'000'000 + round * kDueAtOnce + n});
            store::save(tx, store::AlarmPlan{dossier->id, dossier->version, {}});
          }
        });
      }));
    }
    print("alarm_sweep_idle", median(idle), median(ceiling_idle), 0, 0);
    print("alarm_sweep", median(busy), median(ceiling_busy), figures.looked_at, figures.raised);
    measure_lists(ctx, officer);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
