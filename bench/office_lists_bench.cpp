// Every list officers look at, and what their pages ask beside it, at an office with 100,000 open
// dossiers. The ceiling is fifty dossiers found by key. Prints a line of JSON each.
//
// Usage: office_lists_bench [DATABASE_URL]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "app/alarms.h"
#include "app/apologies.h"
#include "app/citizen_notices.h"
#include "app/consultations.h"
#include "app/dossier_views.h"
#include "app/duty_readiness.h"
#include "app/hand_over.h"
#include "app/late_forecast.h"
#include "app/officer_notices.h"
#include "app/registers.h"
#include "app/scan_jobs.h"
#include "app/sealing.h"
#include "app/step_work.h"
#include "app/uncollected.h"
#include "measure.h"
#include "open_office.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/law_files.h"

namespace {

using namespace khongcho;
using bench::median;
using bench::milliseconds;

constexpr int kRounds = 9;
constexpr int kRowsOnAPage = 50;

class Lists {
 public:
  Lists(const app::Context& ctx, const bench::OpenOffice& open, std::string database)
      : ctx_(ctx), open_(open), database_(std::move(database)) {}

  void measure_all() {
    work_lists();
    passed_on();
    alarms_and_apologies();
    results();
    beside_the_lists();
  }

 private:
  // `list` answers how many rows it has.
  void measure(const char* name, const std::function<std::size_t()>& list) {
    std::vector<double> took;
    std::vector<double> ceiling;
    std::size_t rows = 0;
    for (int round = 0; round < kRounds; ++round) {
      took.push_back(milliseconds([&] { rows = list(); }));
      ceiling.push_back(milliseconds([&] {
        sql::read(ctx_.db, [](sql::Transaction& tx) {
          for (int n = 0; n < kRowsOnAPage; ++n)
            store::find_dossier(tx, DossierId{bench::kFirstDossier + 7 * n});
          return 0;
        });
      }));
    }
    fmt::print(R"({{"bench":"open_list_{}","database":"{}","ms":{:.2f},"most_ms":{:.2f},)"
               R"("ceiling":"fifty dossiers found by key","ceiling_ms":{:.2f},"ratio":{:.2f},)"
               R"("open":{},"rows":{}}})"
               "\n",
               name, database_, median(took), std::ranges::max(took), median(ceiling),
               median(ceiling) / median(took), bench::kOpenDossiers, rows);
  }

  void work_lists() {
    using app::WorkList;
    const auto rows = [&](const Officer& reader, WorkList list) {
      return app::work_list(ctx_, reader, list, {})->rows.size();
    };
    measure("desk", [&] { return rows(open_.receptionist, WorkList::desk); });
    measure("specialist", [&] { return rows(specialist(), WorkList::specialist); });
    measure("signer", [&] { return rows(open_.signer, WorkList::signer); });
    measure("ready", [&] { return rows(open_.receptionist, WorkList::ready); });
    measure("appraisal",
            [&] { return app::appraisal_list(ctx_, open_.chair, {}, kRowsOnAPage)->rows.size(); });
    measure("to_seal", [&] {
      return app::seal_list(ctx_, open_.receptionist, {}, kRowsOnAPage)->rows.size();
    });
    measure("to_seal_electronically", [&] {
      return app::unsealed_results(ctx_, open_.receptionist, {}, kRowsOnAPage)->rows.size();
    });
    measure("board", [&] {
      return app::office_board(ctx_, open_.signer, open_.office.id, today())->in_process.size();
    });
  }

  void passed_on() {
    measure("hand_over_specialist", [&] {
      return app::hand_over_list(ctx_, specialist(), {}, kRowsOnAPage).in_hand.size();
    });
    measure("hand_over_signer", [&] {
      return app::hand_over_list(ctx_, open_.signer, {}, kRowsOnAPage).for_me.size();
    });
    measure("hand_over_receptionist", [&] {
      return app::hand_over_list(ctx_, open_.receptionist, {}, kRowsOnAPage).in_hand.size();
    });
    measure("consultations",
            [&] { return app::consultation_list(ctx_, open_.signer)->open.size(); });
  }

  void alarms_and_apologies() {
    using app::AlarmView;
    const auto ringing = [&](const Officer& reader, AlarmView view, AlarmLevel level) {
      return app::ringing_alarms(ctx_, reader, view, level, {})->rows.size();
    };
    measure("alarms_own",
            [&] { return ringing(specialist(), AlarmView::mine, AlarmLevel::officer); });
    measure("alarms_office",
            [&] { return ringing(open_.signer, AlarmView::office, AlarmLevel::head); });
    measure("alarms_acknowledged",
            [&] { return app::acknowledged_alarms(ctx_, open_.signer)->rows.size(); });
    measure("forecast", [&] { return app::forecast_office(ctx_, open_.office.id).late.size(); });
    // Of the forecast, the database's part.
    measure("forecast_dossiers", [&] {
      using enum DossierState;
      const store::DossierFilter soon{.office = open_.office.id,
                                      .deciding = true,
                                      .states = {received, assigned, drafted, awaiting_appraisal,
                                                 awaiting_signature, signed_off},
                                      .due_by = instant_of(today() + std::chrono::days{4})};
      return sql::read(ctx_.db, [&](sql::Transaction& tx) {
        return store::list_dossiers(tx, soon, {}, 300).rows.size();
      });
    });
    measure("forecast_work_of_today", [&] {
      return sql::read(ctx_.db, [&](sql::Transaction& tx) {
        return store::work_since(tx, open_.office.id, instant_of(today()), 2'000).size();
      });
    });
    measure("apologies_proposed",
            [&] { return app::proposed_apologies(ctx_, open_.signer)->rows.size(); });
    measure("apologies_register", [&] {
      return app::apology_register(ctx_, open_.signer, today() - std::chrono::days{30}, today())
          ->entries.size();
    });
  }

  void results() {
    measure("uncollected",
            [&] { return app::uncollected_view(ctx_, open_.receptionist, {})->rows.size(); });
    measure("citizens_to_tell", [&] {
      return app::citizens_to_tell(ctx_, open_.receptionist, {}, kRowsOnAPage)->rows.size();
    });
    measure("registers", [&] { return app::registers_of_office(ctx_, open_.clerk)->size(); });
    app::RegisterRequest asked{.kind = "certified-copies", .year = year_of(today())};
    const auto lines = [&] { return app::register_view(ctx_, open_.clerk, asked)->lines.size(); };
    measure("register_year", lines);
    asked.after = bench::kRegisterLines - 40;
    measure("register_last_page", lines);
    asked.after = 0;
    asked.words = "người không có trong sổ";
    measure("register_search", lines);
    measure("scan_tray",
            [&] { return app::scan_tray(ctx_, open_.receptionist, open_.office.id).size(); });
  }

  void beside_the_lists() {
    measure("notices", [&] { return app::own_notices(ctx_, open_.signer).size(); });
    measure("unread_notices",
            [&] { return static_cast<std::size_t>(app::unread_notices(ctx_, open_.signer)); });
    measure("bar_counts",
            [&] { return static_cast<std::size_t>(app::bar_counts(ctx_, open_.signer).alarms); });
    measure("bar_counts_desk", [&] {
      return static_cast<std::size_t>(app::bar_counts(ctx_, open_.receptionist).to_tell);
    });
    measure("specialists_and_load",
            [&] { return app::specialists_of(ctx_, open_.office.id).size(); });
    measure("readiness", [&] {
      return app::check_readiness(ctx_, open_.chair, open_.office.id, today())->load.size();
    });
    measure("search_by_name",
            [&] { return app::search_dossiers(ctx_, open_.receptionist, "không ai cả")->size(); });
  }

  const Officer& specialist() const { return open_.specialists.front(); }
  CivilDay today() const { return civil_day(open_.now); }

  const app::Context& ctx_;
  const bench::OpenOffice& open_;
  std::string database_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto data_dir = store::find_data_dir();
  const Locale locale = bench::vietnamese(data_dir);
  const app::LawBook law(store::load_law(data_dir).law);
  bench::BenchDatabase database(argc > 1 ? argv[1] : "", "office_lists_bench");
  const bench::OpenOffice open = bench::fill_open_office(database.db());
  database.settle();
  const ManualTime time(open.now);
  const app::Context ctx{database.db(), time, law, locale};
  Lists(ctx, open, database.kind()).measure_all();
  return 0;
}
