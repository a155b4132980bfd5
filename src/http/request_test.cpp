#include "http/request.h"

#include <gtest/gtest.h>

#include "http/failure_log.h"
#include "http/trusted_proxies.h"
#include "http/url.h"

namespace khongcho::http {

TEST(HttpRequest, DecodesPathAndQuery) {
  const Request request = make_request(
      "GET", "/th%E1%BB%A7-t%E1%BB%A5c/a+b?q=%C4%91%C4%83ng+k%C3%BD&q=2&tr%E1%BB%91ng&=x");

  EXPECT_EQ(request.path, "/thủ-tục/a+b");
  EXPECT_EQ(request.segments, (std::vector<std::string>{"thủ-tục", "a+b"}));
  EXPECT_EQ(request.query.all("q"), (std::vector<std::string_view>{"đăng ký", "2"}));
  EXPECT_TRUE(request.query.has("trống"));
  EXPECT_EQ(request.query.text("trống"), "");
  EXPECT_FALSE(request.query.has("q2"));
  EXPECT_EQ(request.query.get(""), "x");
}

TEST(HttpRequest, TakesTheAbsoluteFormOfProxies) {
  EXPECT_EQ(make_request("GET", "http://vi-du.vn:80/a/b?c=d").path, "/a/b");
  EXPECT_EQ(make_request("GET", "http://vi-du.vn").path, "/");
  EXPECT_THROW(make_request("GET", "vi-du.vn/a"), std::invalid_argument);
}

TEST(HttpRequest, RefusesAFloodOfQueryPairs) {
  std::string target = "/a?";
  for (int n = 0; n < 1'001; ++n) target += "x&";

  EXPECT_THROW(make_request("GET", target), std::invalid_argument);
}

TEST(HttpRequest, ReadsCookies) {
  Request request = make_request("GET", "/");
  request.headers.add("Cookie", "a=1; b=\"hai\";c = 3 ;; d; =e");
  request.headers.add("cookie", "f=a=b");
  read_headers(request);

  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("b"), "hai");
  EXPECT_EQ(request.cookie("c"), "3");
  EXPECT_EQ(request.cookie("f"), "a=b");
  EXPECT_EQ(request.cookies.size(), 4u);
}

TEST(HttpRequest, KnowsTheVersionsTheClientHolds) {
  Request request = make_request("GET", "/");
  request.headers.add("If-None-Match", "\"a\", W/\"b\"");

  EXPECT_TRUE(holds_version(request, "\"a\""));
  EXPECT_TRUE(holds_version(request, "\"b\""));
  EXPECT_FALSE(holds_version(request, "\"c\""));
  EXPECT_FALSE(holds_version(make_request("GET", "/"), "\"a\""));
}

TEST(HttpRequest, ComparesHeaderNamesWithoutCase) {
  Request request = make_request("POST", "/", "x", "Text/Plain; charset=utf-8");

  EXPECT_EQ(request.header("CONTENT-type"), "Text/Plain; charset=utf-8");
  EXPECT_EQ(request.content_type, "text/plain");
}

TEST(Url, EncodesWhatItDecodes) {
  const std::string text = "đ/ +%&=?#\"<>\n~";

  EXPECT_EQ(percent_encode("a b/đ"), "a%20b%2F%C4%91");
  EXPECT_EQ(percent_decode(percent_encode(text), true), text);
  EXPECT_EQ(percent_decode("a+b", false), "a+b");
}

TEST(Url, KnowsPathsOfThisSite) {
  EXPECT_TRUE(is_local_path("/ho-so/1?x=y"));
  EXPECT_FALSE(is_local_path("//ngoai.vn"));
  EXPECT_FALSE(is_local_path("/\\ngoai.vn"));
  EXPECT_FALSE(is_local_path("https://ngoai.vn"));
  EXPECT_FALSE(is_local_path("/a\r\nSet-Cookie: x"));
  EXPECT_FALSE(is_local_path(""));
}

TEST(TrustedProxies, FindTheClientBehindThem) {
  const TrustedProxies proxies{{"10.0.0.0/8", "192.0.2.1", "2001:db8::/32"}};

  EXPECT_EQ(proxies.client_of("203.0.113.5", "1.2.3.4"), "203.0.113.5");
  EXPECT_EQ(proxies.client_of("10.1.2.3", "9.9.9.9, 1.2.3.4, 192.0.2.1"), "1.2.3.4");
  EXPECT_EQ(proxies.client_of("2001:db8::7", "1.2.3.4"), "1.2.3.4");
  EXPECT_EQ(proxies.client_of("10.1.2.3", ""), "10.1.2.3");
  EXPECT_EQ(proxies.client_of("10.1.2.3", "<script>"), "10.1.2.3");
  EXPECT_EQ(proxies.client_of("10.1.2.3", "10.0.0.9"), "10.0.0.9");
  EXPECT_FALSE(proxies.trusts("192.0.2.2"));
  EXPECT_TRUE(proxies.trusts("::ffff:10.5.5.5"));
}

TEST(TrustedProxies, RefuseWhatIsNoNetwork) {
  for (const char* bad : {"", "x", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/a", "::/129", "1/2/3"})
    EXPECT_THROW(TrustedProxies({bad}), std::invalid_argument) << bad;
}

TEST(FailureLog, LeavesValuesOutOfReasons) {
  EXPECT_EQ(without_values("duplicate key \"Nguyễn Văn A\" (cccd)=(001099000123) at 42\nDETAIL: x"),
            "duplicate key \"\" ()=() at ##");
}

}  // namespace khongcho::http
