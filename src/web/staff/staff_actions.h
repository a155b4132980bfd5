// What the pages around the work do: log-in, leaving, the officer's own page.
#pragma once

#include <chrono>
#include <string>

#include "http/rate_limiter.h"
#include "web/site/site.h"

namespace khongcho::web {

// How often one address, and one account from wherever, may try a password. An office goes out
// through one address, so that limit is the wider one.
class SignInLimits {
 public:
  // Takes one try. Zero where it may go on, else how long to wait.
  std::chrono::seconds take(const std::string& address, const std::string& account,
                            std::chrono::milliseconds now);

 private:
  http::RateLimiter by_address_{{.burst = 60, .per_second = 0.5}};
  http::RateLimiter by_account_{{.burst = 8, .per_second = 1.0 / 30}};
};

// Where the officer's work begins.
Url home_of(const Officer& officer);

http::Response get_sign_in(const Site& site, const http::Request& request);
http::Response post_sign_in(const Site& site, SignInLimits& limits, const http::Request& request);
http::Response post_sign_out(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response get_own_page(const Site& site, const http::Request& request,
                            const app::SignedIn& who);
http::Response post_password(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_counter(const Site& site, const http::Request& request,
                            const app::SignedIn& who);

}  // namespace khongcho::web
