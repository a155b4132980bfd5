// How often one key (an address, an account) may do something: a token bucket each.
#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace khongcho::http {

struct Rate {
  double burst = 10;               // so many at once
  double per_second = 1;           // and so many more each second
  std::size_t most_keys = 10'000;  // beyond these the key unused longest is forgotten
};

class RateLimiter {
 public:
  explicit RateLimiter(Rate rate) : rate_(rate) {}

  // Takes one token. `now` is any clock that only goes forward, the same one at every call.
  bool allow(std::string_view key, std::chrono::milliseconds now);
  // How long until the key has a token again; zero where it has one.
  std::chrono::milliseconds wait(std::string_view key, std::chrono::milliseconds now) const;
  std::size_t keys() const;

 private:
  struct Bucket {
    std::string key;
    double tokens;
    std::chrono::milliseconds at;
  };

  double tokens_at(const Bucket& bucket, std::chrono::milliseconds now) const;

  Rate rate_;
  mutable std::mutex mutex_;
  std::list<Bucket> buckets_;  // the one used last in front
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;
};

}  // namespace khongcho::http
