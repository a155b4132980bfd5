#include "core/staffing/hours.h"

#include <algorithm>

namespace khongcho {

Hours joined(Hours hours) {
  std::erase_if(hours, [](const Session& each) { return each.to <= each.from; });
  std::ranges::sort(hours, {}, &Session::from);
  Hours whole;
  for (const Session& each : hours) {
    if (!whole.empty() && each.from <= whole.back().to)
      whole.back().to = std::max(whole.back().to, each.to);
    else
      whole.push_back(each);
  }
  return whole;
}

Hours without(const Hours& hours, const Hours& taken) {
  Hours left = joined(hours);
  for (const Session& cut : taken) {
    if (cut.to <= cut.from) continue;
    Hours next;
    for (const Session& each : left) {
      next.push_back({each.from, std::min(each.to, cut.from)});
      next.push_back({std::max(each.from, cut.to), each.to});
    }
    std::erase_if(next, [](const Session& each) { return each.to <= each.from; });
    left = std::move(next);
  }
  return left;
}

Hours common(const Hours& one, const Hours& other) {
  Hours both;
  for (const Session& a : one)
    for (const Session& b : other) both.push_back({std::max(a.from, b.from), std::min(a.to, b.to)});
  return joined(std::move(both));
}

Seconds length_of(const Hours& hours) {
  Seconds length{0};
  for (const Session& each : joined(hours)) length += each.to - each.from;
  return length;
}

Hours hours_on(CivilDay day, Instant from, Instant to) {
  const Seconds begin = std::max(Seconds{0}, from - instant_of(day));
  const Seconds end = std::min<Seconds>(std::chrono::hours{24}, to - instant_of(day));
  if (end <= begin) return {};
  return {{begin, end}};
}

std::string hours_text(const Hours& hours) {
  std::string text;
  for (const Session& each : hours) {
    if (!text.empty()) text += ", ";
    text += clock_text(each.from) + "–" + clock_text(each.to);
  }
  return text;
}

}  // namespace khongcho
