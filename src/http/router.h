// From method and path to a handler. Also the one place where an exception of a handler ends:
// it becomes a 500 or 503 with an incident number, and a line in the log.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/asset.h"
#include "http/request.h"
#include "http/response.h"

namespace khongcho::http {

using Action = std::function<Response(const Request&)>;

struct RouteOptions {
  std::size_t body_limit = 256 * 1024;
  std::size_t most_inputs = 2'000;
  std::size_t most_files = 10;
  std::size_t file_limit = 10 * 1024 * 1024;  // each; all together within body_limit
  // An action that never waits (no database, no file) may run where requests are read.
  bool blocking = true;
};

struct Route {
  std::string method;
  std::string pattern;
  Action action = {};
  RouteOptions options = {};
  std::vector<std::string> captures = {};  // names, from left to right
};

// A request that no action answered, or that one failed at.
struct Refusal {
  int status = 500;
  std::string allow = {};     // 405: the methods there are
  std::string incident = {};  // 500 and 503: the number to quote to the operator
};

class Router {
 public:
  using BeforeHook = std::function<std::optional<Response>(Request&)>;
  using AfterHook = std::function<void(const Request&, Response&)>;
  using RefusalPage = std::function<Response(const Request&, const Refusal&)>;
  using FailureStatus = std::function<int(const std::exception&)>;

  Router();
  ~Router();
  Router(Router&&) noexcept;

  // Pattern: "/ho-so/{code}/bo-sung"; a capture is one whole segment and never empty. A literal
  // segment wins over a capture. GET answers HEAD too. Throws std::invalid_argument on a route
  // that is there already.
  void add(std::string_view method, std::string_view pattern, Action action,
           RouteOptions options = {});
  // Files served at their own paths, before any route.
  void serve(AssetTable assets) { assets_ = std::move(assets); }

  // Runs before the action, in the order added; the first to return a response ends it.
  void before(BeforeHook hook) { before_.push_back(std::move(hook)); }
  // Runs on every response, refusals included.
  void after(AfterHook hook) { after_.push_back(std::move(hook)); }
  // Must not wait: it also runs where requests are read.
  void on_refusal(RefusalPage page) { refusal_page_ = std::move(page); }
  // Which status an exception deserves; 500 where nothing is said.
  void on_failure(FailureStatus status) { failure_status_ = std::move(status); }

  // All routes in the order added.
  const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

  // What the head of a request (method and target read) may bring along.
  RouteOptions options_for(const Request& head) const;
  // The whole way of a request: form, hooks, action. Never throws.
  Response answer(Request& request) const;
  Response refuse(const Request& request, const Refusal& refusal) const;

 private:
  struct Node;
  struct Match {
    const Route* route = nullptr;
    const Node* node = nullptr;  // where the path is known, whatever the method
  };

  Match find(const Request& request, std::vector<std::string_view>* captured) const;
  Response dispatch(Request& request) const;
  Response refusal_page(const Request& request, const Refusal& refusal) const;
  Response failed(const Request& request, const std::exception* failure) const;

  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
  AssetTable assets_;
  std::vector<BeforeHook> before_;
  std::vector<AfterHook> after_;
  RefusalPage refusal_page_;
  FailureStatus failure_status_;
};

}  // namespace khongcho::http
