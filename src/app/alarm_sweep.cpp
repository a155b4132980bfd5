#include "app/alarm_sweep.h"

#include <map>
#include <set>
#include <tuple>

#include "app/alarm_watch.h"
#include "app/apologies.h"
#include "app/late_forecast.h"
#include "core/alarm/alarm.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

constexpr int kPage = 200;
constexpr int kMostPages = 50;  // of one sweep; the next one goes on
// An event can become visible a little after a later one: its transaction took longer, or another
// server's clock is behind. So the last minutes are read again; what was seen is passed over.
constexpr Seconds kOverlap = std::chrono::minutes{5};

class Sweep {
 public:
  explicit Sweep(const Context& ctx) : ctx_(ctx), now_(ctx.time.now()), watch_(ctx, now_) {}

  SweepFigures run() {
    follow_events();
    look_at_due();
    escalate();
    propose_apologies();
    return figures_;
  }

 private:
  struct Page {
    SweepFigures figures = {};
    std::set<DossierId> looked_at = {};
    std::set<DossierId> to_apologise = {};
    bool is_last = true;
    store::EventPosition position = {};
  };

  void look(sql::Transaction& tx, DossierId id, Page& page) {
    const auto dossier = store::find_dossier(tx, id);
    if (!dossier || !page.looked_at.insert(id).second) return;
    page.figures.raised += watch_.look_at(tx, *dossier);
    const AlarmRules* rules = ctx_.law.law().find_alarms(dossier->profile);
    if (!rules) return;
    const Calendar& calendar = ctx_.law.calendar(dossier->profile, dossier->model);
    const auto from = apology_watch_from(*rules, calendar, *dossier);
    if (from && *from <= now_) page.to_apologise.insert(id);
  }

  void add(const Page& page) {
    figures_.looked_at += static_cast<int>(page.looked_at.size());
    figures_.raised += page.figures.raised;
    to_apologise_.insert(page.to_apologise.begin(), page.to_apologise.end());
  }

  // What has changed since it was planned. Found by reading alone; written only where needed.
  void follow_events() {
    store::EventPosition position = sql::read(ctx_.db, store::position_followed);
    const store::EventPosition begin = position;
    if (position.at > Instant{} + kOverlap) position = {.at = position.at - kOverlap};
    for (int n = 0; n < kMostPages; ++n) {
      const auto events = sql::read(
          ctx_.db, [&](sql::Transaction& tx) { return store::events_after(tx, position, kPage); });
      std::set<DossierId> changed;
      for (const store::FollowedEvent& event : events)
        if (event.is_new) changed.insert(event.position.dossier);
      if (!events.empty()) position = events.back().position;
      const bool is_ahead = std::tie(position.at, position.dossier, position.seq) >
                            std::tie(begin.at, begin.dossier, begin.seq);
      if (!changed.empty() || is_ahead)
        add(sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
          Page page;
          for (const DossierId id : changed) look(tx, id, page);
          if (is_ahead) store::set_position_followed(tx, position);
          return page;
        }));
      if (events.size() < kPage) return;
    }
  }

  void look_at_due() {
    for (int n = 0; n < kMostPages; ++n) {
      const auto due = sql::read(ctx_.db, [&](sql::Transaction& tx) {
        return store::dossiers_to_look_at(tx, now_, kPage);
      });
      if (due.empty()) return;
      add(sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
        Page page;
        for (const DossierId id : due) look(tx, id, page);
        return page;
      }));
      if (due.size() < kPage) return;
    }
  }

  void escalate() {
    for (int n = 0; n < kMostPages; ++n) {
      const auto due = sql::read(ctx_.db, [&](sql::Transaction& tx) {
        return store::alarms_to_escalate(tx, now_, kPage);
      });
      if (due.empty()) return;
      figures_.escalated += sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
        int escalated = 0;
        for (const RaisedAlarm& alarm : due) escalated += watch_.escalate(tx, alarm) ? 1 : 0;
        return escalated;
      });
      if (due.size() < kPage) return;
    }
  }

  // Of what is near its promise: for what is late or, as things go, will be.
  void propose_apologies() {
    if (to_apologise_.empty()) return;
    std::map<OfficeId, std::vector<Dossier>> by_office;
    sql::read(ctx_.db, [&](sql::Transaction& tx) {
      by_office.clear();
      for (const DossierId id : to_apologise_)
        if (auto dossier = store::find_dossier(tx, id))
          by_office[deciding_office(*dossier)].push_back(*dossier);
    });
    for (const auto& [id, dossiers] : by_office) {
      const LateForecast late = forecast_office(ctx_, id);
      for (const Dossier& dossier : dossiers)
        if (const LateDossier* found = late.find(dossier.id))
          figures_.proposed += propose_apology_by_clock(ctx_, *found) ? 1 : 0;
    }
  }

  const Context& ctx_;
  Instant now_;
  AlarmWatch watch_;
  SweepFigures figures_;
  std::set<DossierId> to_apologise_;
};

}  // namespace

SweepFigures sweep_alarms(const Context& ctx) {
  return Sweep(ctx).run();
}

}  // namespace khongcho::app
