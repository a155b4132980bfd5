#include "core/calendar/calendar.h"

#include <algorithm>
#include <string>

namespace khongcho {

using std::chrono::days;

Error unknown_year(int year) {
  return Error{ErrorCode::invalid_input, "calendar.unknown_year", {std::to_string(year)}};
}

const Calendar::Day* Calendar::find(CivilDay day) const {
  const auto index = (day - first_).count();
  if (index < 0 || index >= static_cast<std::int64_t>(days_.size())) return nullptr;
  return &days_[static_cast<std::size_t>(index)];
}

std::span<const Session> Calendar::sessions_of(const Day& day) const {
  const Pattern& pattern = patterns_[day.pattern];
  return {sessions_.data() + pattern.first_session, pattern.session_count};
}

// Counted seconds from the first known day until that time of this one.
std::int64_t Calendar::counted_by(const Day& day, Seconds since_midnight) const {
  std::int64_t counted = day.counted_before;
  if (!patterns_[day.pattern].counts) return counted;
  for (const Session& session : sessions_of(day)) {
    if (since_midnight <= session.from) break;
    counted += (std::min(since_midnight, session.to) - session.from).count();
  }
  return counted;
}

bool Calendar::knows(CivilDay day) const {
  return find(day) != nullptr;
}

std::span<const Session> Calendar::sessions_on(CivilDay day) const {
  const Day* found = find(day);
  return found ? sessions_of(*found) : std::span<const Session>{};
}

bool Calendar::counts(CivilDay day) const {
  const Day* found = find(day);
  return found && patterns_[found->pattern].counts;
}

const SpecialDay* Calendar::special_day(CivilDay day) const {
  const auto found = std::ranges::lower_bound(special_days_, day, {}, &SpecialDay::on);
  return found != special_days_.end() && found->on == day ? &*found : nullptr;
}

std::optional<Instant> Calendar::close_of(CivilDay day) const {
  const auto sessions = sessions_on(day);
  if (sessions.empty()) return {};
  return instant_of(day, sessions.back().to);
}

bool Calendar::is_open(Instant at) const {
  const Seconds time = time_of_day(at);
  return std::ranges::any_of(sessions_on(civil_day(at)), [&](const Session& session) {
    return session.from <= time && time < session.to;
  });
}

Expected<Instant> Calendar::next_open(Instant at) const {
  const CivilDay day = civil_day(at);
  const Day* found = find(day);
  if (!found) return unknown_year(year_of(day));
  const Seconds time = time_of_day(at);
  for (const Session& session : sessions_of(*found))
    if (time < session.to) return instant_of(day, std::max(time, session.from));

  const bool receives = patterns_[found->pattern].session_count > 0;
  const auto next = static_cast<std::size_t>(found->reception_days_before + (receives ? 1 : 0));
  if (next >= reception_days_.size()) return past_the_end();
  const CivilDay next_day = first_ + days{reception_days_[next]};
  return instant_of(next_day, sessions_on(next_day).front().from);
}

Expected<CivilDay> Calendar::next_counted_day(CivilDay day, int n) const {
  const Day* found = find(day);
  if (!found) return unknown_year(year_of(day));
  const std::int64_t passed =
      std::int64_t{found->counted_days_before} + (patterns_[found->pattern].counts ? 1 : 0);
  const std::int64_t wanted = passed + std::max(n, 1) - 1;
  if (wanted >= static_cast<std::int64_t>(counted_days_.size())) return past_the_end();
  return first_ + days{counted_days_[static_cast<std::size_t>(wanted)]};
}

Expected<Seconds> Calendar::counted_between(Instant from, Instant to) const {
  if (to <= from) return Seconds{0};
  const Day* first = find(civil_day(from));
  if (!first) return unknown_year(year_of(civil_day(from)));
  const Day* last = find(civil_day(to));
  if (!last) return past_the_end();
  return Seconds{counted_by(*last, time_of_day(to)) - counted_by(*first, time_of_day(from))};
}

Expected<Instant> Calendar::after_counted(Instant from, Seconds amount) const {
  const Day* start = find(civil_day(from));
  if (!start) return unknown_year(year_of(civil_day(from)));
  if (amount <= Seconds{0}) return from;

  // The last counted day by whose opening less than `wanted` was counted. Strictly less, so that
  // an amount used up exactly at a close stays there and does not go to the next opening.
  const std::int64_t wanted = counted_by(*start, time_of_day(from)) + amount.count();
  const auto later = std::ranges::lower_bound(
      counted_days_, wanted, {},
      [this](std::int32_t index) { return days_[static_cast<std::size_t>(index)].counted_before; });
  if (later == counted_days_.begin()) return past_the_end();
  const std::int32_t index = *(later - 1);
  const Day& day = days_[static_cast<std::size_t>(index)];
  Seconds left{wanted - day.counted_before};
  for (const Session& session : sessions_of(day)) {
    const Seconds length = session.to - session.from;
    if (left <= length) return instant_of(first_ + days{index}, session.from + left);
    left -= length;
  }
  return past_the_end();
}

}  // namespace khongcho
