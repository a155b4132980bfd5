// The promise (hạn cam kết) and the statutory due time (hạn theo luật): two clocks, never one.
// This is the only place where a due time is computed; receipts, lists, alarms and reports ask it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/locale.h"
#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/procedure/time_limit.h"
#include "core/promise/service_model.h"

namespace khongcho {

// The clock stands while the office waits for the citizen.
struct Pause {
  Instant from{};
  Instant to{};
};

struct PromiseCase {
  TimeLimit limit;
  bool on_list = false;   // the procedure is on the model's applied list for this level
  bool complete = true;
  bool excluded = false;  // taken out of the model with a reason, e.g. verification needed
  Instant submitted_at{};
  // Number taken at; what the cut-off looks at where the model counts from the ticket.
  std::optional<Instant> ticket_at = {};
  std::vector<Pause> pauses = {};
};

// Which no-wait rule applied; `statutory` when none did and the law sets a time.
enum class PromiseRule { same_day, next_morning, statutory, none };

struct Promise {
  Instant received_at{};  // submitted_at, or the next open instant
  std::optional<Instant> promise_due_at = {};
  std::optional<Instant> statutory_due_at = {};
  std::optional<Instant> printed_due_at = {};  // the earlier of the two
  PromiseRule rule = PromiseRule::none;
};

// The instant the no-wait rule is judged at: the ticket of a model that counts from it, where the
// person was received the same day; else the reception. `decided_at` is where the last pause ended.
Instant judged_at(const ServiceModel& model, const PromiseCase& question, Instant decided_at);

// Refuses (`calendar.unknown_year`, with the year) when any day it needs lies outside the known
// years, and pauses that end before they begin (`promise.bad_pause`). `model` may be null.
Expected<Promise> compute_promise(const Calendar& calendar, const ServiceModel* model,
                                  const PromiseCase& question);

// One plain sentence: why this time. The same on screen, receipt, look-up and API.
// "nhận 15:42, sau 15:30, nên trả trước 9 giờ thứ Hai 02/10"
std::string explain(const Promise& promise, const ServiceModel* model, const PromiseCase& question,
                    const Locale& locale);

}  // namespace khongcho
