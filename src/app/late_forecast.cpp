#include "app/late_forecast.h"

#include <algorithm>
#include <stdexcept>

#include "app/staff_on_duty.h"
#include "core/alarm/step_pace.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostDossiers = 300;
constexpr int kMostEvents = 2'000;  // of today: more of them tell the pace no better

const std::vector<DossierState>& states_at_work() {
  using enum DossierState;
  static const std::vector<DossierState> states{received,           assigned,           drafted,
                                                awaiting_appraisal, awaiting_signature, signed_off};
  return states;
}

ForecastCase case_of(const Context& ctx, const Dossier& dossier) {
  return {.dossier = dossier.id,
          .due_at = *expected_at(dossier),
          .steps = steps_left(ctx.law.routes().find(dossier.route), dossier),
          .specialist = dossier.specialist,
          .field = dossier.field};
}

}  // namespace

const LateDossier* LateForecast::find(DossierId id) const {
  const auto found =
      std::ranges::find_if(late, [&](const LateDossier& each) { return each.dossier.id == id; });
  return found == late.end() ? nullptr : &*found;
}

std::optional<LateDossier> missed_already(const Context& ctx, const Dossier& dossier) {
  const auto due_at = expected_at(dossier);
  if (!due_at || *due_at >= ctx.time.now()) return {};
  const ForecastCase made = case_of(ctx, dossier);
  if (made.steps.empty()) return {};
  return LateDossier{
      dossier,
      {.dossier = dossier.id, .due_at = *due_at, .ready_at = {}, .held_by = made.steps.front()}};
}

LateForecast forecast_office(const Context& ctx, OfficeId id) {
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> LateForecast {
    const auto office = store::find_office(tx, id);
    if (!office) throw std::runtime_error("no office " + std::to_string(id.value));
    LateForecast result{.office = *office};
    const AlarmRules* rules = ctx.law.law().find_alarms(office->profile);
    const Calendar& calendar = ctx.law.calendar(*office);
    const CivilDay today = civil_day(now);
    const auto next_day = calendar.next_counted_day(today);
    if (!rules || !next_day) return result;

    const auto open = store::list_dossiers(tx,
                                           {.office = id,
                                            .deciding = true,
                                            .states = states_at_work(),
                                            .due_by = instant_of(*next_day + std::chrono::days{1})},
                                           {}, kMostDossiers);
    std::vector<ForecastCase> cases;
    for (const Dossier& dossier : open.rows) {
      ForecastCase made = case_of(ctx, dossier);
      if (!made.steps.empty()) cases.push_back(std::move(made));
    }
    result.looked_at = static_cast<int>(cases.size());
    const StepPaces paces =
        paces_of(*rules, calendar, store::work_since(tx, id, instant_of(today), kMostEvents));
    const auto staff = staff_on_duty(tx, ctx, *office, today, *next_day);
    for (const Forecast& each : likely_to_miss(forecast(cases, staff, paces, now))) {
      const auto found = std::ranges::find(open.rows, each.dossier, &Dossier::id);
      result.late.push_back({*found, each});
    }
    return result;
  });
}

}  // namespace khongcho::app
