// What a replayed day came to, office by office: the figures the plan asks for, and each broken
// promise with what held it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace khongcho::app {

// Where a dossier is between acceptance and the counter.
enum class ReplayStep {
  specialist_queue,  // assigned, the specialist has others first
  work,              // the specialist works on it
  citizen,           // waiting for a paper from the citizen
  verification,      // excluded from the model, being verified
  signature,         // before the signer
  seal,              // signed, on its way to the counter
  ready,
};

struct BrokenPromise {
  std::string code;
  int line = 0;  // of the file of arrivals
  std::string procedure_code;
  std::string procedure_name;
  Instant promise_due_at{};
  std::optional<Instant> ready_at = {};
  // What held it: the step it was in when the promise fell due, who had it, for how long until
  // then, and for how much of that time nobody who could do it was there.
  ReplayStep step = ReplayStep::work;
  std::string login;
  std::string full_name;
  int step_minutes = 0;
  int away_minutes = 0;
};

struct ReplayFigures {
  int arrivals = 0;
  int received = 0;
  int incomplete = 0;
  int refused = 0;
  int waiting = 0;  // not yet served when the replay ended
  int promised_same_day = 0;
  int promised_next_morning = 0;
  int returned_same_day = 0;         // of those promised the same day
  int returned_by_next_morning = 0;  // of both, by 09:00 of the next working day
  int excluded = 0;
  int kept = 0;    // result ready at the promised time or before
  int broken = 0;  // promised time gone by, not ready then
  // From arrival to result ready, of every result: by the clock on the wall, and without the
  // hours in which the office is closed.
  std::vector<int> minutes = {};
  std::vector<int> open_minutes = {};

  void add(const ReplayFigures& other);
  // Of the promises whose time has come; nothing when none has. One decimal.
  std::optional<double> kept_percent() const;
};

// The smallest number within which that share of them lies; nothing for none.
std::optional<int> percentile(std::vector<int> numbers, int percent);

// What people were told at the door against what came, where it was asked for
// (ReplayPlan::measure_waits). Open time only.
struct WaitFigures {
  int shown = 0;     // with a range
  int within = 0;    // and called inside it
  int unknown = 0;   // told that nothing is known yet
  Seconds waited{};  // sum
  Seconds width{};   // sum of the ranges

  void add(const WaitFigures& other);
};

struct ReplayedOffice {
  std::string slug;
  std::string name;
  ReplayFigures figures = {};
  WaitFigures waits = {};
  std::vector<BrokenPromise> broken = {};  // by promised time, then code
};

struct ReplayReport {
  std::string profile;
  CivilDay day{};
  std::uint64_t seed = 0;
  Instant ended_at{};
  std::vector<ReplayedOffice> offices;  // in the order of the law data
  ReplayFigures total;
  WaitFigures waits;
};

// One JSON object and a line end; the same report gives the same bytes.
std::string to_json(const ReplayReport& report);

std::string_view text_of(ReplayStep step);

}  // namespace khongcho::app
