#include "core/staffing/duty.h"

#include <algorithm>

namespace khongcho {

Duty::Duty(const Calendar& calendar, const std::vector<Shift>& shifts, CivilDay first,
           CivilDay last) {
  const std::vector<Shift> whole_day{{Seconds{0}, std::chrono::hours{24}}};
  for (CivilDay day = first; day <= last; day += std::chrono::days{1})
    for (const Session& session : calendar.sessions_on(day))
      for (const Shift& shift : shifts.empty() ? whole_day : shifts) {
        const Seconds from = std::max(session.from, shift.from);
        const Seconds to = std::min(session.to, shift.to);
        if (from < to) stretches_.push_back({instant_of(day, from), instant_of(day, to)});
      }
}

const Stretch* Duty::find(Instant at) const {
  const auto after = std::ranges::upper_bound(stretches_, at, {}, &Stretch::from);
  if (after == stretches_.begin()) return nullptr;
  const Stretch& stretch = *std::prev(after);
  return at < stretch.to ? &stretch : nullptr;
}

std::optional<Instant> Duty::next_from(Instant at) const {
  for (const Stretch& stretch : stretches_)
    if (at < stretch.to) return std::max(at, stretch.from);
  return {};
}

Seconds Duty::left(Instant at) const {
  const Stretch* stretch = find(at);
  return stretch ? stretch->to - at : Seconds{0};
}

Seconds Duty::time_between(Instant from, Instant to) const {
  Seconds total{0};
  for (const Stretch& stretch : stretches_)
    total += std::max(Seconds{0}, std::min(to, stretch.to) - std::max(from, stretch.from));
  return total;
}

std::optional<Instant> Duty::after_work(Instant from, Seconds amount) const {
  for (const Stretch& stretch : stretches_) {
    if (stretch.to <= from) continue;
    const Instant begin = std::max(from, stretch.from);
    if (amount <= stretch.to - begin) return begin + amount;
    amount -= stretch.to - begin;
  }
  return {};
}

}  // namespace khongcho
