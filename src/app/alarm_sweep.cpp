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

constexpr int kEventsRead = 200;
// Of one pass, so that none holds the database for long; the next one goes on at once.
constexpr std::size_t kMostLookedAt = 25;
constexpr int kMostEscalated = 25;
// An event can become visible a little after a later one: its transaction took longer, or another
// server's clock is behind. So the last minutes are read again; what was seen is passed over.
constexpr Seconds kOverlap = std::chrono::minutes{5};

bool is_ahead(const store::EventPosition& position, const store::EventPosition& of) {
  return std::tie(position.at, position.dossier, position.seq) >
         std::tie(of.at, of.dossier, of.seq);
}

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
  };

  void look(sql::Transaction& tx, const Dossier& dossier, std::vector<RaisedAlarm> known,
            Page& page) {
    page.looked_at.insert(dossier.id);
    page.figures.raised += watch_.look_at(tx, dossier, std::move(known));
    const AlarmRules* rules = ctx_.law.law().find_alarms(dossier.profile);
    if (!rules) return;
    const Calendar& calendar = ctx_.law.calendar(dossier.profile, dossier.model);
    const auto from = apology_watch_from(*rules, calendar, dossier);
    if (from && *from <= now_) page.to_apologise.insert(dossier.id);
  }

  void look_at_all(sql::Transaction& tx, const std::vector<DossierId>& ids, Page& page) {
    std::map<DossierId, std::vector<RaisedAlarm>> known;
    for (RaisedAlarm& alarm : store::alarms_about(tx, ids))
      known[alarm.dossier].push_back(std::move(alarm));
    for (const Dossier& dossier : store::find_dossiers(tx, ids))
      look(tx, dossier, std::move(known[dossier.id]), page);
  }

  void add(const Page& page) {
    figures_.looked_at += static_cast<int>(page.looked_at.size());
    figures_.raised += page.figures.raised;
    to_apologise_.insert(page.to_apologise.begin(), page.to_apologise.end());
  }

  struct Followed {
    std::set<DossierId> changed = {};
    store::EventPosition position = {};  // of the last event followed
    bool goes_on = false;
  };

  // What has changed since it was planned, from there on, as much as one pass may look at.
  Followed read_events(store::EventPosition position) const {
    Followed followed{.position = position};
    for (;;) {
      const auto events = sql::read(ctx_.db, [&](sql::Transaction& tx) {
        return store::events_after(tx, followed.position, kEventsRead);
      });
      for (const store::FollowedEvent& event : events) {
        const DossierId dossier = event.position.dossier;
        if (event.is_new && !followed.changed.contains(dossier)) {
          followed.goes_on = followed.changed.size() == kMostLookedAt;
          if (followed.goes_on) return followed;
          followed.changed.insert(dossier);
        }
        followed.position = event.position;
      }
      if (events.size() < kEventsRead) return followed;
    }
  }

  // Found by reading alone; written only where needed.
  void follow_events() {
    const store::EventPosition begin = sql::read(ctx_.db, store::position_followed);
    store::EventPosition from = begin;
    if (begin.at > Instant{} + kOverlap) from = {.at = begin.at - kOverlap};
    const Followed followed = read_events(from);
    const bool moves = is_ahead(followed.position, begin);
    if (!followed.changed.empty() || moves)
      add(sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
        Page page;
        look_at_all(tx, {followed.changed.begin(), followed.changed.end()}, page);
        if (moves) store::set_position_followed(tx, followed.position);
        return page;
      }));
    left_ -= followed.changed.size();
    figures_.goes_on = followed.goes_on;
  }

  void look_at_due() {
    if (left_ == 0) {
      figures_.goes_on = true;
      return;
    }
    const auto due = sql::read(ctx_.db, [&](sql::Transaction& tx) {
      return store::dossiers_to_look_at(tx, now_, static_cast<int>(left_));
    });
    if (due.empty()) return;
    add(sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
      Page page;
      look_at_all(tx, due, page);
      return page;
    }));
    if (due.size() == left_) figures_.goes_on = true;
  }

  void escalate() {
    const auto due = sql::read(ctx_.db, [&](sql::Transaction& tx) {
      return store::alarms_to_escalate(tx, now_, kMostEscalated);
    });
    if (due.empty()) return;
    figures_.escalated = sql::in_transaction(ctx_.db, [&](sql::Transaction& tx) {
      int escalated = 0;
      for (const RaisedAlarm& alarm : due) escalated += watch_.escalate(tx, alarm) ? 1 : 0;
      return escalated;
    });
    if (due.size() == kMostEscalated) figures_.goes_on = true;
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
      for (const Dossier& dossier : dossiers) {
        const LateDossier* found = late.find(dossier.id);
        const auto one = found ? std::optional(*found) : missed_already(ctx_, dossier);
        if (one) figures_.proposed += propose_apology_by_clock(ctx_, *one) ? 1 : 0;
      }
    }
  }

  const Context& ctx_;
  Instant now_;
  AlarmWatch watch_;
  SweepFigures figures_;
  std::size_t left_ = kMostLookedAt;
  std::set<DossierId> to_apologise_;
};

}  // namespace

SweepFigures sweep_alarms(const Context& ctx) {
  return Sweep(ctx).run();
}

}  // namespace khongcho::app
