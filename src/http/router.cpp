#include "http/router.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/text.h"
#include "http/failure_log.h"
#include "http/form.h"

namespace khongcho::http {

namespace {

// Asked of a route that does not exist: enough to read the request and refuse it.
constexpr RouteOptions kUnknownRoute{.body_limit = 64 * 1024, .blocking = false};
constexpr RouteOptions kAssetRoute{.body_limit = 0, .blocking = false};

bool is_capture(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string> segments_of(std::string_view pattern) {
  if (!pattern.starts_with('/'))
    throw std::invalid_argument("a route starts with '/': " + std::string{pattern});
  return split(pattern.substr(1), '/');
}

std::string plain_page(const Refusal& refusal) {
  std::string page = std::to_string(refusal.status);
  (page += ' ') += reason_phrase(refusal.status);
  if (!refusal.incident.empty()) page += " (" + refusal.incident + ")";
  return page + "\n";
}

Response plain_refusal(const Request& request, const Refusal& refusal) {
  if (!wants_json(request)) return text(plain_page(refusal), refusal.status);
  return problem_json({.status = refusal.status, .instance = refusal.incident});
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
  std::unique_ptr<Node> capture;
  std::map<std::string, const Route*, std::less<>> by_method;

  // Literal segments first; where they lead nowhere, the capture is tried.
  const Node* find(const std::vector<std::string>& segments, std::size_t at,
                   std::vector<std::string_view>& captured) const {
    if (at == segments.size()) return by_method.empty() ? nullptr : this;
    const auto next = literal.find(segments[at]);
    if (next != literal.end())
      if (const Node* found = next->second->find(segments, at + 1, captured)) return found;
    if (!capture || segments[at].empty()) return nullptr;
    captured.push_back(segments[at]);
    if (const Node* found = capture->find(segments, at + 1, captured)) return found;
    captured.pop_back();
    return nullptr;
  }

  const Route* route_for(std::string_view method) const {
    auto found = by_method.find(method);
    if (found == by_method.end() && method == "HEAD") found = by_method.find("GET");
    return found == by_method.end() ? nullptr : found->second;
  }

  std::string allow() const {
    std::set<std::string> methods;
    for (const auto& [method, route] : by_method) {
      methods.insert(method);
      if (method == "GET") methods.insert("HEAD");
    }
    return join({methods.begin(), methods.end()}, ", ");
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

void Router::add(std::string_view method, std::string_view pattern, Action action,
                 RouteOptions options) {
  auto route = std::make_unique<Route>(
      Route{std::string{method}, std::string{pattern}, std::move(action), options});
  Node* node = root_.get();
  for (const std::string& segment : segments_of(pattern)) {
    const bool capture = is_capture(segment);
    if (capture) route->captures.push_back(segment.substr(1, segment.size() - 2));
    auto& next = capture ? node->capture : node->literal[segment];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (!node->by_method.emplace(route->method, route.get()).second)
    throw std::invalid_argument("route given twice: " + route->method + " " + route->pattern);
  routes_.push_back(std::move(route));
}

Router::Match Router::find(const Request& request, std::vector<std::string_view>* captured) const {
  std::vector<std::string_view> scratch;
  const Node* node = root_->find(request.segments, 0, captured ? *captured : scratch);
  if (!node) return {};
  return {.route = node->route_for(request.method), .node = node};
}

RouteOptions Router::options_for(const Request& head) const {
  if (assets_.find(head.path)) return kAssetRoute;
  const Match match = find(head, nullptr);
  return match.route ? match.route->options : kUnknownRoute;
}

Response Router::answer(Request& request) const {
  Response response;
  try {
    response = dispatch(request);
  } catch (const std::exception& failure) {
    return failed(request, &failure);
  } catch (...) {
    return failed(request, nullptr);
  }
  try {
    for (const AfterHook& hook : after_) hook(request, response);
  } catch (const std::exception& failure) {
    return failed(request, &failure);
  }
  return response;
}

Response Router::dispatch(Request& request) const {
  if (const Asset* asset = assets_.find(request.path)) {
    request.route = asset->path;
    if (request.method == "GET" || request.method == "HEAD") return asset_response(request, *asset);
    return refusal_page(request, {.status = 405, .allow = "GET, HEAD"});
  }
  std::vector<std::string_view> captured;
  const Match match = find(request, &captured);
  if (!match.node) return refusal_page(request, {.status = 404});
  if (!match.route) return refusal_page(request, {.status = 405, .allow = match.node->allow()});

  request.route = match.route->pattern;
  for (std::size_t at = 0; at < captured.size(); ++at)
    request.params.add(match.route->captures.at(at), std::string{captured[at]});

  if (const int status = read_form(request, match.route->options))
    return refusal_page(request, {.status = status});
  for (const BeforeHook& hook : before_)
    if (auto early = hook(request)) return std::move(*early);
  return match.route->action(request);
}

Response Router::refuse(const Request& request, const Refusal& refusal) const {
  Response response = plain_refusal(request, refusal);
  try {
    response = refusal_page(request, refusal);
    for (const AfterHook& hook : after_) hook(request, response);
  } catch (const std::exception& failure) {
    log_failure(request, refusal.status, &failure);
  }
  return response;
}

Response Router::refusal_page(const Request& request, const Refusal& refusal) const {
  Response response =
      refusal_page_ ? refusal_page_(request, refusal) : plain_refusal(request, refusal);
  response.status = refusal.status;
  if (!refusal.allow.empty()) response.set("Allow", refusal.allow);
  if (refusal.status == 503) response.set("Retry-After", "1");
  return response;
}

Response Router::failed(const Request& request, const std::exception* failure) const {
  const int status = failure && failure_status_ ? failure_status_(*failure) : 500;
  log_failure(request, status, failure);
  return refuse(request, {.status = status, .incident = request.id});
}

}  // namespace khongcho::http
