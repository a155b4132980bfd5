#include "http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace khongcho::http {

bool RateLimiter::allow(std::string_view key, std::chrono::milliseconds now) {
  const std::lock_guard lock{mutex_};
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
  } else {
    if (buckets_.size() >= rate_.most_keys) {
      by_key_.erase(buckets_.back().key);
      buckets_.pop_back();
    }
    buckets_.push_front({.key = std::string{key}, .tokens = rate_.burst, .at = now});
    by_key_.emplace(buckets_.front().key, buckets_.begin());
  }

  Bucket& bucket = buckets_.front();
  bucket.tokens = tokens_at(bucket, now);
  bucket.at = std::max(bucket.at, now);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::chrono::milliseconds RateLimiter::wait(std::string_view key,
                                            std::chrono::milliseconds now) const {
  const std::lock_guard lock{mutex_};
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  const double missing = 1 - tokens_at(*found->second, now);
  if (missing <= 0) return {};
  return std::chrono::milliseconds{std::llround(std::ceil(missing / rate_.per_second * 1'000))};
}

std::size_t RateLimiter::keys() const {
  const std::lock_guard lock{mutex_};
  return buckets_.size();
}

double RateLimiter::tokens_at(const Bucket& bucket, std::chrono::milliseconds now) const {
  const auto passed = std::max<std::int64_t>(0, (now - bucket.at).count());
  return std::min(rate_.burst,
                  bucket.tokens + static_cast<double>(passed) * rate_.per_second / 1'000);
}

}  // namespace khongcho::http
