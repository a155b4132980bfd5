// The pauses of one dossier (tạm dừng tính hạn, waiting for the citizen) put in order, and how they
// move a statutory due time.
#pragma once

#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/promise/promise.h"

namespace khongcho {

// In order, none touching another, nothing before `received_at`. Refuses a pause that ends before
// it begins (`promise.bad_pause`).
Expected<std::vector<Pause>> merge_pauses(std::vector<Pause> pauses, Instant received_at);

// When that much counted time outside the pauses has run. A pause from the due instant on does
// not matter.
Expected<Instant> due_after_hours(const Calendar& calendar, Instant received_at, Seconds amount,
                                  const std::vector<Pause>& pauses);
// A due time moved forward by the counted time of the pauses begun before it, then to the close of
// the day reached. Where no counted time was lost it stays.
Expected<Instant> move_by_pauses(const Calendar& calendar, Instant due,
                                 const std::vector<Pause>& pauses);

}  // namespace khongcho
