// How long a piece of work takes, and what is usual among several.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace khongcho::bench {

template <typename Work>
double milliseconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace khongcho::bench
