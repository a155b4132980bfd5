#include "api/api.h"

#include <chrono>
#include <memory>

#include "api/openapi.h"
#include "app/sign_in.h"
#include "http/error_status.h"
#include "http/rate_limiter.h"

namespace khongcho::api {

namespace {

// A whole country's portal may stand behind one token; this only stops a program gone wild.
constexpr http::Rate kTokenRate{.burst = 40'000, .per_second = 20'000};

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

http::Response unauthorised(const app::Context& ctx) {
  http::Response response = http::problem_json(
      {.status = 401,
       .title = std::string(http::reason_phrase(401)),
       .detail = ctx.vietnamese.text("api.token_needed")});
  response.set("WWW-Authenticate", "Bearer");
  return response;
}

std::string bearer_token(const http::Request& request) {
  const std::string_view header = request.header("Authorization");
  constexpr std::string_view kScheme = "Bearer ";
  if (!header.starts_with(kScheme)) return {};
  return std::string(header.substr(kScheme.size()));
}

}  // namespace

http::Response problem(const app::Context& ctx, const Error& error) {
  const int status = http::error_status(error.code);
  http::Problem document{.status = status,
                         .title = std::string(http::reason_phrase(status)),
                         .detail = ctx.vietnamese.text(error)};
  document.more.emplace_back("code", error.message_id);
  if (!error.input.empty()) document.more.emplace_back("input", error.input);
  return http::problem_json(document);
}

http::Action with_token(app::Context ctx, Action action) {
  const auto limiter = std::make_shared<http::RateLimiter>(kTokenRate);
  return [ctx, action = std::move(action), limiter](const http::Request& request) {
    const std::string token = bearer_token(request);
    if (token.empty()) return unauthorised(ctx);
    const auto officer = app::officer_of_token(ctx, token);
    if (!officer) return unauthorised(ctx);
    if (!limiter->allow(std::to_string(officer->id.value), steady_now()))
      return http::problem_json({.status = 429,
                                 .title = std::string(http::reason_phrase(429)),
                                 .detail = ctx.vietnamese.text("api.too_often")});
    return action(ctx, *officer, request);
  };
}

void add_routes(http::Router& router, app::Context ctx) {
  router.add(
      "GET", "/api/v1/openapi.yaml",
      [](const http::Request&) {
        http::Response response = http::text(std::string(openapi_yaml()));
        response.set("Content-Type", "application/yaml; charset=utf-8");
        return response;
      },
      {.blocking = false});
  add_dossier_routes(router, ctx);
  add_procedure_routes(router, ctx);
}

}  // namespace khongcho::api
