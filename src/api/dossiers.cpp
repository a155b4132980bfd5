#include <fmt/format.h>

#include "api/api.h"
#include "api/dossier_json.h"
#include "app/dossier_views.h"
#include "app/intake.h"
#include "base/text.h"
#include "http/error_status.h"

namespace khongcho::api {

namespace {

namespace json = boost::json;

constexpr int kUsualPage = 50;
constexpr int kLargestPage = 200;

// How far before the present a program may say a dossier was sent: further back it is a mistake.
constexpr Seconds kOldestSubmission = std::chrono::days{30};

http::Response post_dossier(const app::Context& ctx, const Officer& officer,
                            const http::Request& request) {
  if (request.content_type != "application/json")
    return http::problem_json({.status = 415,
                               .title = std::string(http::reason_phrase(415)),
                               .detail = ctx.vietnamese.text("api.json_wanted")});
  auto form = intake_form_from(request.body);
  if (!form) return problem(ctx, form.error());
  const Instant now = ctx.time.now();
  const Instant sent = form->submitted_at.value_or(now);
  if (sent > now || sent < now - kOldestSubmission)
    return problem(ctx, Error{ErrorCode::invalid_input, "api.wrong_submitted_at", {}, "submitted_at"});
  const std::string_view key = request.header("Idempotency-Key");
  if (key.size() > 200 || !is_clean_utf8(key))
    return problem(ctx, Error{ErrorCode::invalid_input, "api.wrong_key", {}, "Idempotency-Key"});
  if (!key.empty()) form->request_key = "api:" + std::string(key);

  const auto dossier = app::receive_dossier(ctx, officer, *form);
  if (!dossier) return problem(ctx, dossier.error());
  http::Response response = http::json(json::serialize(dossier_json(*dossier)), 201);
  response.set("Location", "/api/v1/dossiers/" + dossier->code);
  return response;
}

http::Response get_dossier(const app::Context& ctx, const Officer& officer,
                           const http::Request& request) {
  const auto view =
      app::dossier_view(ctx, officer, std::string(request.param("code")), "api");
  if (!view) return problem(ctx, view.error());
  return http::json(json::serialize(dossier_json(view->dossier)));
}

// "1695981600-1234": the printed time and id of the last row of a page.
std::optional<store::PageKey> page_key_from(std::string_view text) {
  const std::vector<std::string> parts = split(text, '-');
  if (parts.size() != 2 || !all_digits(parts[0]) || !all_digits(parts[1]) ||
      parts[0].size() > 18 || parts[1].size() > 18)
    return {};
  return store::PageKey{std::stoll(parts[0]), std::stoll(parts[1])};
}

Expected<store::DossierFilter> filter_from(const http::Request& request) {
  store::DossierFilter filter;
  for (const std::string_view word : request.query.all("state")) {
    const auto state = state_from(word);
    if (!state) return Error{ErrorCode::invalid_input, "api.unknown_state", {}, "state"};
    filter.states.push_back(*state);
  }
  if (filter.states.empty()) filter.states = all_states();
  if (const auto due_by = request.query.get("due_by")) {
    filter.due_by = parse_instant(*due_by);
    if (!filter.due_by) return Error{ErrorCode::invalid_input, "api.wrong_instant", {}, "due_by"};
  }
  return filter;
}

http::Response get_dossiers(const app::Context& ctx, const Officer& officer,
                            const http::Request& request) {
  const auto filter = filter_from(request);
  if (!filter) return problem(ctx, filter.error());
  std::optional<store::PageKey> after;
  if (const auto text = request.query.get("after")) {
    after = page_key_from(*text);
    if (!after) return problem(ctx, Error{ErrorCode::invalid_input, "api.wrong_after", {}, "after"});
  }
  int limit = kUsualPage;
  if (const auto text = request.query.get("limit")) {
    const bool number = all_digits(*text) && text->size() <= 3;
    limit = number ? std::stoi(std::string(*text)) : 0;
    if (limit < 1 || limit > kLargestPage)
      return problem(ctx, Error{ErrorCode::invalid_input, "api.wrong_limit", {}, "limit"});
  }
  const auto page = app::list_dossiers(ctx, officer, *filter, after, limit);
  if (!page) return problem(ctx, page.error());
  json::array dossiers;
  for (const Dossier& dossier : page->rows) dossiers.push_back(dossier_json(dossier));
  json::object answer{{"dossiers", std::move(dossiers)}, {"next", nullptr}};
  if (page->next) answer["next"] = fmt::format("{}-{}", page->next->due, page->next->id);
  return http::json(json::serialize(answer));
}

}  // namespace

void add_dossier_routes(http::Router& router, app::Context ctx) {
  router.add("POST", "/api/v1/dossiers", with_token(ctx, post_dossier), {.body_limit = 64 * 1024});
  router.add("GET", "/api/v1/dossiers", with_token(ctx, get_dossiers));
  router.add("GET", "/api/v1/dossiers/{code}", with_token(ctx, get_dossier));
}

}  // namespace khongcho::api
