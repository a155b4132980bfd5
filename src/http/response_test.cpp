#include "http/response.h"

#include <gtest/gtest.h>

#include "http/asset.h"
#include "http/response_writer.h"
#include "http/router.h"

namespace khongcho::http {

namespace {

constexpr Asset kAssets[] = {
    {.path = "/t/kc.3f2a9c1e.css",
     .content_type = "text/css; charset=utf-8",
     .identity = "body{color:black}",
     .gzip = "GZIP",
     .brotli = "BR",
     .etag = "\"v1\""},
    {.path = "/favicon.ico",
     .content_type = "image/x-icon",
     .identity = "ICON",
     .gzip = {},
     .brotli = {},
     .etag = "\"v2\""},
};

Response asset_for(std::string_view accept_encoding, const Asset& asset = kAssets[0]) {
  Request request = make_request("GET", asset.path);
  request.headers.add("Accept-Encoding", std::string{accept_encoding});
  return asset_response(request, asset);
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST(HttpResponse, ReplacesAHeaderOfTheSameName) {
  Response response = html("<p>");
  response.set("content-type", "text/x");

  EXPECT_EQ(response.headers.size(), 1u);
  EXPECT_EQ(response.header("Content-Type"), "text/x");
}

TEST(HttpResponse, RedirectsWithASafeLocation) {
  const Response response = redirect("/hồ-sơ/a b\r\nSet-Cookie: x=1#bổ");

  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.header("Location"),
            "/h%E1%BB%93-s%C6%A1/a%20b%0D%0ASet-Cookie:%20x=1#b%E1%BB%95");
}

TEST(HttpResponse, DescribesAProblem) {
  const Response response = problem_json({.status = 422,
                                          .detail = "Thiếu \"tên\"",
                                          .type = "/loi/thieu",
                                          .instance = "7",
                                          .more = {{"input", "ten"}}});

  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.body, R"({"type":"/loi/thieu","title":"Unprocessable Content","status":422,)"
                           R"("detail":"Thiếu \"tên\"","instance":"7","input":"ten"})");
}

TEST(ResponseWriter, WritesTheWholeHead) {
  Response response = text("abc");
  response.set_cookie({.name = "a", .value = "b", .max_age = std::chrono::seconds{60}});
  response.clear_cookie("c");

  const std::string head = head_text(response, {});

  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_EQ(count(head, "Set-Cookie: a=b; Path=/; Max-Age=60; SameSite=Lax; HttpOnly\r\n"), 1u);
  EXPECT_EQ(count(head, "Set-Cookie: c=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly\r\n"), 1u);
  EXPECT_EQ(count(head, "\r\nDate: "), 1u);
  EXPECT_EQ(count(head, " GMT\r\n"), 1u);
  EXPECT_EQ(count(head, "Content-Length: 3\r\n"), 1u);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(ResponseWriter, MakesCookiesSecureWhereTheConfigSays) {
  Response response = no_content();
  response.set_cookie({.name = "a", .value = "b; Domain=ngoai.vn"});

  const std::string head = head_text(response, {.secure_cookies = true});

  EXPECT_EQ(count(head, "Set-Cookie: a=b_ Domain=ngoai.vn; Path=/; SameSite=Lax; HttpOnly; Secure"),
            1u);
  EXPECT_EQ(count(head, "Content-Length"), 0u);
}

TEST(ResponseWriter, LetsNoValueEndItsLine) {
  Response response = text("");
  response.set("X-Name\r\nY: z", "a\r\nSet-Cookie: b=c");
  response.set_cookie({.name = "a", .value = "b\r\nX: y"});

  const std::string head = head_text(response, {});

  EXPECT_EQ(count(head, "\nSet-Cookie: b"), 0u);
  EXPECT_EQ(count(head, "\nX:"), 0u);
  EXPECT_EQ(count(head, "\nY:"), 0u);
}

TEST(OutgoingResponse, GoesOnWhereItStopped) {
  Response response = text("0123456789");
  const std::string whole = head_text(response, {}) + "0123456789";
  OutgoingResponse outgoing{response, {}, false};
  std::string sent;

  while (!outgoing.whole()) {
    const auto [head, body] = outgoing.rest();
    const std::string next = std::string{head} + std::string{body};
    sent += next.substr(0, 7);
    outgoing.advance(std::min<std::size_t>(7, next.size()));
  }

  EXPECT_EQ(sent, whole);
}

TEST(OutgoingResponse, HasNoBodyWhereThereMayBeNone) {
  const OutgoingResponse head_only{text("abc"), {}, true};
  const OutgoingResponse not_changed{Response{.status = 304, .body = "abc"}, {}, false};

  EXPECT_EQ(head_only.rest()[1], "");
  EXPECT_EQ(not_changed.rest()[1], "");
}

TEST(Asset, TakesTheSmallestFormTheClientAccepts) {
  EXPECT_EQ(asset_for("gzip, deflate, br").content(), "BR");
  EXPECT_EQ(asset_for("gzip, br").header("Content-Encoding"), "br");
  EXPECT_EQ(asset_for("gzip;q=0.5, br;q=0").content(), "GZIP");
  EXPECT_EQ(asset_for("GZIP").content(), "GZIP");
  EXPECT_EQ(asset_for("*").content(), "BR");
  EXPECT_EQ(asset_for("*;q=0").content(), "body{color:black}");
  EXPECT_EQ(asset_for("identity").content(), "body{color:black}");
  EXPECT_EQ(asset_for("identity").header("Content-Encoding"), "");
  EXPECT_EQ(asset_for("identity").header("Vary"), "Accept-Encoding");
  EXPECT_EQ(asset_for("br", kAssets[1]).content(), "ICON");
}

TEST(Asset, IsKeptForeverOnlyUnderAHashedName) {
  EXPECT_EQ(asset_for("").header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(asset_for("", kAssets[1]).header("Cache-Control"), "public, no-cache");
}

TEST(Asset, IsNotSentAgainToWhoHoldsIt) {
  Request request = make_request("GET", "/favicon.ico");
  request.headers.add("If-None-Match", "\"v2\"");

  const Response response = asset_response(request, kAssets[1]);

  EXPECT_EQ(response.status, 304);
  EXPECT_EQ(response.content(), "");
  EXPECT_EQ(response.header("ETag"), "\"v2\"");
}

TEST(Asset, IsFoundByItsWholePathOnly) {
  Router router;
  router.serve(AssetTable{kAssets});
  Request found = make_request("GET", "/favicon.ico");
  Request posted = make_request("POST", "/favicon.ico");
  Request missing = make_request("GET", "/t/../favicon.ico");

  EXPECT_EQ(router.answer(found).content(), "ICON");
  EXPECT_EQ(router.answer(posted).header("Allow"), "GET, HEAD");
  EXPECT_EQ(router.answer(missing).status, 404);
}

}  // namespace khongcho::http
