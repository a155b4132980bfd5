// Percentile by nearest rank: of n values in order, the one numbered n x percent / 100, rounded up.
// Always a value that occurred.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/time.h"

namespace khongcho {

// `times` are not empty and are left in another order; percent is 1 to 100.
inline Seconds nearest_rank(std::vector<Seconds>& times, std::size_t percent) {
  const std::size_t rank = (times.size() * percent + 99) / 100;
  const auto nth = times.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::ranges::nth_element(times, nth);
  return *nth;
}

}  // namespace khongcho
