#include "http/router.h"

#include <gtest/gtest.h>

#include "http/security_headers.h"

namespace khongcho::http {

namespace {

Response answer(const Router& router, Request request) {
  return router.answer(request);
}

Action says(std::string words) {
  return [words](const Request&) { return text(words); };
}

}  // namespace

TEST(Router, CapturesWholeSegmentsDecoded) {
  Router router;
  router.add("GET", "/ho-so/{ma}/bo-sung/{lan}", [](const Request& request) {
    return text(std::string{request.param("ma")} + "|" + std::string{request.param("lan")} + "|" +
                std::string{request.route});
  });

  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/H59%2F%C4%91/bo-sung/2")).body,
            "H59/đ|2|/ho-so/{ma}/bo-sung/{lan}");
  EXPECT_EQ(answer(router, make_request("GET", "/ho-so//bo-sung/2")).status, 404);
  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/a/bo-sung")).status, 404);
  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/a/bo-sung/2/")).status, 404);
}

TEST(Router, PrefersALiteralAndComesBackToTheCapture) {
  Router router;
  router.add("GET", "/ho-so/moi", says("literal"));
  router.add("GET", "/ho-so/{ma}", says("capture"));
  router.add("GET", "/ho-so/{ma}/in", says("print"));

  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/moi")).body, "literal");
  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/cu")).body, "capture");
  EXPECT_EQ(answer(router, make_request("GET", "/ho-so/moi/in")).body, "print");
}

TEST(Router, NamesTheMethodsThereAre) {
  Router router;
  router.add("GET", "/a", says("get"));
  router.add("POST", "/a", says("post"));

  const Response refused = answer(router, make_request("DELETE", "/a"));

  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.header("Allow"), "GET, HEAD, POST");
  EXPECT_EQ(answer(router, make_request("HEAD", "/a")).body, "get");
}

TEST(Router, RefusesARouteGivenTwice) {
  Router router;
  router.add("GET", "/a/{b}", says("one"));

  EXPECT_THROW(router.add("GET", "/a/{c}", says("two")), std::invalid_argument);
  EXPECT_THROW(router.add("GET", "a", says("three")), std::invalid_argument);
  EXPECT_EQ(router.routes().size(), 2u - 1u);
}

TEST(Router, ListsItsRoutes) {
  Router router;
  router.add("GET", "/a", says(""));
  router.add("POST", "/a/{b}", says(""), {.body_limit = 5});

  ASSERT_EQ(router.routes().size(), 2u);
  EXPECT_EQ(router.routes()[1]->method, "POST");
  EXPECT_EQ(router.routes()[1]->pattern, "/a/{b}");
  EXPECT_EQ(router.options_for(make_request("POST", "/a/x")).body_limit, 5u);
}

TEST(Router, LetsABeforeHookAnswerOrCarryAVisitor) {
  Router router;
  router.before([](Request& request) -> std::optional<Response> {
    if (request.cookie("login").empty()) return redirect("/dang-nhap");
    request.visitor = std::string{"Hoa"};
    return std::nullopt;
  });
  router.add("GET", "/a", [](const Request& request) {
    return text(std::any_cast<std::string>(request.visitor));
  });
  Request known = make_request("GET", "/a");
  known.cookies.add("login", "x");

  EXPECT_EQ(answer(router, make_request("GET", "/a")).header("Location"), "/dang-nhap");
  EXPECT_EQ(answer(router, known).body, "Hoa");
}

TEST(Router, TurnsAnExceptionIntoAnIncident) {
  Router router;
  router.on_failure([](const std::exception& failure) {
    return dynamic_cast<const std::invalid_argument*>(&failure) ? 503 : 500;
  });
  router.add("GET", "/a", [](const Request&) -> Response { throw std::runtime_error("secret"); });
  router.add("GET", "/b",
             [](const Request&) -> Response { throw std::invalid_argument("secret"); });
  router.add("GET", "/c", [](const Request&) -> Response { throw 7; });
  Request request = make_request("GET", "/a");
  request.id = "incident-1";

  const Response failed = answer(router, request);

  EXPECT_EQ(failed.status, 500);
  EXPECT_NE(failed.body.find("incident-1"), std::string::npos);
  EXPECT_EQ(failed.body.find("secret"), std::string::npos);
  EXPECT_EQ(answer(router, make_request("GET", "/b")).status, 503);
  EXPECT_EQ(answer(router, make_request("GET", "/c")).status, 500);
}

TEST(Router, SurvivesHooksThatFail) {
  Router router;
  router.add("GET", "/a", says("a"));
  router.after([](const Request&, Response&) { throw std::runtime_error("after"); });
  router.on_refusal(
      [](const Request&, const Refusal&) -> Response { throw std::runtime_error("page"); });

  EXPECT_EQ(answer(router, make_request("GET", "/a")).status, 500);
  EXPECT_EQ(answer(router, make_request("GET", "/b")).status, 500);
}

TEST(Router, ShowsOurOwnPageForWhatItRefuses) {
  Router router;
  router.on_refusal([](const Request&, const Refusal& refusal) {
    return html("<p>" + std::to_string(refusal.status) + "</p>");
  });
  router.after(add_security_headers);

  const Response refused = answer(router, make_request("GET", "/khong-co"));

  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.body, "<p>404</p>");
  EXPECT_EQ(refused.header("X-Content-Type-Options"), "nosniff");
}

TEST(Router, AnswersProgramsWithProblemJson) {
  Router router;
  Request request = make_request("GET", "/api/v1/x");
  request.headers.add("Accept", "application/json");

  const Response refused = answer(router, request);

  EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(refused.body, R"({"type":"about:blank","title":"Not Found","status":404})");
}

TEST(Router, SendsSecurityHeadersTheActionHasNotSet) {
  Router router;
  router.add("GET", "/a", [](const Request&) {
    Response response = text("a");
    return response.set("Cache-Control", "private, max-age=60");
  });
  router.after(add_security_headers);
  Request request = make_request("GET", "/a");
  request.secure = true;

  const Response response = answer(router, request);

  EXPECT_EQ(response.header("Cache-Control"), "private, max-age=60");
  EXPECT_TRUE(response.header("Content-Security-Policy").starts_with("default-src 'none'; "));
  EXPECT_EQ(response.header("Referrer-Policy"), "same-origin");
  EXPECT_FALSE(response.header("Permissions-Policy").empty());
  EXPECT_EQ(response.header("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_FALSE(response.header("Strict-Transport-Security").empty());
}

}  // namespace khongcho::http
