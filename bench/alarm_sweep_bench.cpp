// The sweep of alarms with 100,000 open dossiers: when nothing is due, when a hundred alarms are,
// and pass by pass after an hour in which nobody swept. The ceiling is the same dossiers found by
// key and one row written for each, in one transaction: what nobody can do without. Prints a line
// of JSON each.
//
// Usage: alarm_sweep_bench [DATABASE_URL]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "app/alarm_sweep.h"
#include "measure.h"
#include "open_office.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/law_files.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace {

using namespace khongcho;
using bench::median;
using bench::milliseconds;
using std::chrono::minutes;

constexpr int kDossiers = bench::kOpenDossiers;
constexpr int kDueAtOnce = 100;
constexpr int kApologyEvery = 20;
constexpr int kRounds = 9;

// Received over some weeks, promised for weeks to come, a hundred a minute from `from` on.
Dossier dossier_of(const Office& office, const Officer& officer, Instant from, int n) {
  Dossier dossier{.id = {bench::kFirstDossier + n},
                  .code = fmt::format("000.25.20.H23-230901-{:06}", n),
                  .lookup_code = fmt::format("L{:07}", n),
                  .office = office.id};
  dossier.state = DossierState::assigned;
  dossier.profile = office.profile;
  dossier.specialist = officer.id;
  dossier.holder = officer.id;
  dossier.submitter = {.full_name = "Nguyễn Thị Sáu"};
  dossier.received_at = from - std::chrono::days{20} + Seconds{n};
  // Half of the time has gone a minute after the hundred dossiers before it. Most are apologised
  // for already: their alarms ring all the same. For the others an apology is to be proposed.
  const minutes nth{n / kDueAtOnce};
  const Instant promised = from + std::chrono::hours{3} + 2 * nth;
  if (n % kApologyEvery == 0) {
    dossier.printed_due_at = promised;
    return dossier;
  }
  dossier.printed_due_at = dossier.received_at + std::chrono::hours{8};
  dossier.apologised_at = from;
  dossier.reappointed_at = promised;
  return dossier;
}

void fill(sql::Database& db, const Office& office, const Officer& officer, Instant from) {
  sql::in_transaction(db, [&](sql::Transaction& tx) {
    store::insert(tx, office);
    store::insert(tx, officer, "", from);
  });
  for (int begin = 0; begin < kDossiers; begin += 5'000)
    sql::in_transaction(db, [&](sql::Transaction& tx) {
      Instant last{};
      for (int n = begin; n < begin + 5'000; ++n) {
        Dossier dossier = dossier_of(office, officer, from, n);
        last = dossier.received_at;
        store::save_new(tx, dossier, {.at = dossier.received_at});
        store::save(tx, store::AlarmPlan{dossier.id, dossier.version,
                                         from + minutes{90} + minutes{n / kDueAtOnce}});
      }
      store::set_position_followed(tx, {last, {bench::kFirstDossier + begin + 4'999}, 1});
    });
}

class Sweeps {
 public:
  Sweeps(bench::BenchDatabase& database, const app::Context& ctx, ManualTime& time)
      : database_(database), ctx_(ctx), time_(time), from_(time.now()) {}

  void idle_and_due() {
    std::vector<double> idle;
    std::vector<double> pass;
    std::vector<double> busy;
    Seen all;
    for (int round = 0; round < kRounds; ++round) {
      time_.set(from_ + minutes{90 + round} + Seconds{1});
      const Seen seen = sweep_all();
      busy.push_back(seen.ms);
      pass.insert(pass.end(), seen.passes.begin(), seen.passes.end());
      all = seen;
      idle.push_back(milliseconds([&] { app::sweep_alarms(ctx_); }));
    }
    const double found = ceiling(0);
    print("alarm_sweep_idle", median(idle), std::ranges::max(idle), found, {});
    print("alarm_sweep_pass", median(pass), std::ranges::max(pass), ceiling(25), all);
    print("alarm_sweep_hundred", median(busy), std::ranges::max(busy), ceiling(kDueAtOnce), all);
  }

  void catch_up() {
    time_.set(from_ + minutes{90 + kRounds + 60});
    const Seen seen = sweep_all();
    print("alarm_sweep_catch_up_pass", median(seen.passes), std::ranges::max(seen.passes),
          ceiling(25), seen);
  }

 private:
  struct Seen {
    double ms = 0;
    std::vector<double> passes = {};
    int looked_at = 0;
    int raised = 0;
    int proposed = 0;
  };

  Seen sweep_all() {
    Seen seen;
    for (bool goes_on = true; goes_on;) {
      app::SweepFigures figures;
      seen.passes.push_back(milliseconds([&] { figures = app::sweep_alarms(ctx_); }));
      seen.ms += seen.passes.back();
      seen.looked_at += figures.looked_at;
      seen.raised += figures.raised;
      seen.proposed += figures.proposed;
      goes_on = figures.goes_on;
    }
    return seen;
  }

  double ceiling(int dossiers) {
    std::vector<double> took;
    for (int round = 0; round < kRounds; ++round)
      took.push_back(milliseconds([&] {
        if (dossiers == 0) {
          sql::read(ctx_.db, [](sql::Transaction& tx) { return store::position_followed(tx); });
          return;
        }
        sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
          for (int n = 0; n < dossiers; ++n) {
            const DossierId id{bench::kFirstDossier + kDossiers - 1 - round * kDueAtOnce - n};
            const auto dossier = store::find_dossier(tx, id);
            store::save(tx, store::AlarmPlan{id, dossier->version, {}});
          }
        });
      }));
    return median(took);
  }

  void print(const char* name, double ms, double most, double ceiling_ms, const Seen& seen) {
    fmt::print(R"({{"bench":"{}","database":"{}","ms":{:.2f},"most_ms":{:.2f},)"
               R"("ceiling":"the same dossiers found by key, one row written each",)"
               R"("ceiling_ms":{:.2f},"ratio":{:.2f},"open":{},"looked_at":{},"raised":{},)"
               R"("proposed":{},"passes":{}}})"
               "\n",
               name, database_.kind(), ms, most, ceiling_ms, ceiling_ms / ms, kDossiers,
               seen.looked_at, seen.raised, seen.proposed, seen.passes.size());
  }

  bench::BenchDatabase& database_;
  const app::Context& ctx_;
  ManualTime& time_;
  Instant from_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto data_dir = store::find_data_dir();
  const Locale locale = bench::vietnamese(data_dir);
  const app::LawBook law(store::load_law(data_dir).law);
  bench::BenchDatabase database(argc > 1 ? argv[1] : "", "alarm_sweep_bench");
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
  fill(database.db(), office, officer, from);
  database.settle();
  ManualTime time(from);
  const app::Context ctx{database.db(), time, law, locale};
  while (app::sweep_alarms(ctx).goes_on) {
  }
  Sweeps sweeps(database, ctx, time);
  sweeps.idle_and_due();
  sweeps.catch_up();
  return 0;
}
