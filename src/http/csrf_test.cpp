#include "http/csrf.h"

#include <gtest/gtest.h>

#include "http/rate_limiter.h"

namespace khongcho::http {

namespace {

using std::chrono::milliseconds;

Request form_with(std::string_view token) {
  Request request = make_request("POST", "/ho-so");
  request.form.add(std::string{kCsrfInput}, std::string{token});
  return request;
}

}  // namespace

TEST(Csrf, AcceptsTheTokenOfThisLoginOnly) {
  const CsrfGuard guard{"key"};
  const std::string token = guard.token_for("secret");

  EXPECT_TRUE(guard.accepts(form_with(token), "secret"));
  EXPECT_FALSE(guard.accepts(form_with(token), "other secret"));
  EXPECT_FALSE(guard.accepts(form_with(""), "secret"));
  EXPECT_FALSE(guard.accepts(form_with(token + "x"), "secret"));
  EXPECT_FALSE(guard.accepts(form_with("secret"), "secret"));
  EXPECT_FALSE(CsrfGuard{"other key"}.accepts(form_with(token), "secret"));
}

TEST(Csrf, TakesTheTokenFromAHeaderToo) {
  const CsrfGuard guard{"key"};
  Request request = make_request("POST", "/ho-so");
  request.headers.add("X-CSRF-Token", guard.token_for("secret"));

  EXPECT_TRUE(guard.accepts(request, "secret"));
}

TEST(Csrf, GivesGuestsACookieAndATokenThatGoTogether) {
  const CsrfGuard guard{"key"};
  Response page;
  const std::string token = guard.guest_token(make_request("GET", "/"), page);
  ASSERT_EQ(page.cookies.size(), 1u);
  const std::string guest = page.cookies[0].value;

  Request good = form_with(token);
  good.cookies.add(std::string{kGuestCookie}, guest);
  Request stranger = form_with(token);
  stranger.cookies.add(std::string{kGuestCookie}, "someone else");
  Response again;

  EXPECT_TRUE(guard.accepts(good, ""));
  EXPECT_FALSE(guard.accepts(stranger, ""));
  EXPECT_FALSE(guard.accepts(form_with(token), ""));
  EXPECT_FALSE(guard.accepts(good, guest)) << "a guest's token is no login's";
  EXPECT_EQ(guard.guest_token(good, again), token);
  EXPECT_TRUE(again.cookies.empty());
}

TEST(Csrf, HeedsWhatTheBrowserSaysOfTheOrigin) {
  const auto from = [](std::string_view header, std::string_view value) {
    Request request = make_request("POST", "/");
    request.headers.add("Host", "mot-cua.vn:8080");
    request.headers.add(std::string{header}, std::string{value});
    return from_our_pages(request);
  };

  EXPECT_TRUE(from("Origin", "https://Mot-Cua.vn:8080"));
  EXPECT_FALSE(from("Origin", "https://mot-cua.vn"));
  EXPECT_FALSE(from("Origin", "https://mot-cua.vn:8080.ngoai.vn"));
  EXPECT_FALSE(from("Origin", "null"));
  EXPECT_TRUE(from("Sec-Fetch-Site", "same-origin"));
  EXPECT_TRUE(from("Sec-Fetch-Site", "none"));
  EXPECT_FALSE(from("Sec-Fetch-Site", "cross-site"));
  EXPECT_FALSE(from("Sec-Fetch-Site", "same-site"));
  EXPECT_TRUE(from("X", "y"));
}

TEST(Csrf, RefusesARightTokenFromAForeignPage) {
  const CsrfGuard guard{"key"};
  Request request = form_with(guard.token_for("secret"));
  request.headers.add("Sec-Fetch-Site", "cross-site");

  EXPECT_FALSE(guard.accepts(request, "secret"));
}

TEST(RateLimiter, GivesABurstAndThenSoManyASecond) {
  RateLimiter limiter{{.burst = 3, .per_second = 2}};

  for (int n = 0; n < 3; ++n) EXPECT_TRUE(limiter.allow("a", milliseconds{0}));
  EXPECT_FALSE(limiter.allow("a", milliseconds{0}));
  EXPECT_EQ(limiter.wait("a", milliseconds{0}), milliseconds{500});
  EXPECT_FALSE(limiter.allow("a", milliseconds{499}));
  EXPECT_TRUE(limiter.allow("a", milliseconds{500}));
  EXPECT_FALSE(limiter.allow("a", milliseconds{500}));
  EXPECT_TRUE(limiter.allow("b", milliseconds{500}));
}

TEST(RateLimiter, NeverSavesMoreThanTheBurst) {
  RateLimiter limiter{{.burst = 2, .per_second = 1}};
  EXPECT_TRUE(limiter.allow("a", milliseconds{0}));

  EXPECT_TRUE(limiter.allow("a", milliseconds{1'000'000}));
  EXPECT_TRUE(limiter.allow("a", milliseconds{1'000'000}));
  EXPECT_FALSE(limiter.allow("a", milliseconds{1'000'000}));
}

TEST(RateLimiter, IsNotFooledByAClockThatGoesBack) {
  RateLimiter limiter{{.burst = 1, .per_second = 1}};
  EXPECT_TRUE(limiter.allow("a", milliseconds{10'000}));

  EXPECT_FALSE(limiter.allow("a", milliseconds{0}));
  EXPECT_FALSE(limiter.allow("a", milliseconds{10'500}));
  EXPECT_TRUE(limiter.allow("a", milliseconds{11'000}));
}

TEST(RateLimiter, ForgetsTheKeyUnusedLongest) {
  RateLimiter limiter{{.burst = 1, .per_second = 0.001, .most_keys = 2}};
  EXPECT_TRUE(limiter.allow("a", milliseconds{0}));
  EXPECT_TRUE(limiter.allow("b", milliseconds{0}));
  EXPECT_FALSE(limiter.allow("a", milliseconds{0}));

  EXPECT_TRUE(limiter.allow("c", milliseconds{0}));  // "b" goes

  EXPECT_EQ(limiter.keys(), 2u);
  EXPECT_FALSE(limiter.allow("a", milliseconds{0}));
  EXPECT_TRUE(limiter.allow("b", milliseconds{0}));
}

}  // namespace khongcho::http
