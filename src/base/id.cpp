#include "base/id.h"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace khongcho {

namespace {

// 41 bits of milliseconds since 2023-01-01, 10 bits of node, 12 bits of sequence.
constexpr std::int64_t kEpochMs = 1672531200000;
constexpr int kNodeBits = 10;
constexpr int kSequenceBits = 12;

}  // namespace

std::int64_t make_id() {
  static const std::int64_t node = randombytes_uniform(1U << kNodeBits);
  static std::atomic<std::int64_t> last{0};

  // The wall clock of the machine, not TimeSource: an id must stay unique even while a demo's
  // clock stands still.
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const std::int64_t floor = (now.count() - kEpochMs) << kSequenceBits;

  std::int64_t before = last.load();
  std::int64_t next = 0;
  do {
    next = std::max(before + 1, floor);
  } while (!last.compare_exchange_weak(before, next));

  const std::int64_t millis = next >> kSequenceBits;
  const std::int64_t sequence = next & ((1 << kSequenceBits) - 1);
  return (millis << (kNodeBits + kSequenceBits)) | (node << kSequenceBits) | sequence;
}

}  // namespace khongcho
