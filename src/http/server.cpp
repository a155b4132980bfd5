#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <vector>

#include "http/connection.h"

namespace khongcho::http {

namespace {

constexpr std::chrono::milliseconds kLongestTick{1'000};
constexpr std::chrono::milliseconds kShortestTick{5};
constexpr rlim_t kOtherDescriptors = 512;  // databases, files, logs

// A service is commonly started with a limit of 1,024 that it may raise itself.
void allow_descriptors(std::size_t connections) {
  rlimit limit{};
  const rlim_t wanted = connections + kOtherDescriptors;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);  // where refused, connections wait for free descriptors
}

}  // namespace

struct Server::Inside {
  Inside(ServerConfig config, const Router& router) : shared(std::move(config), router) {}

  void listen();
  void accept_next();
  void adopt(tcp::socket socket, Loop& loop);
  void tick(Loop& loop);
  void drain();

  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<tcp::acceptor> acceptor;
  std::uint16_t port = 0;
  std::size_t accepted = 0;
  bool accepting = false;
  std::atomic<bool> accepted_all = false;  // no connection comes any more
  Clock::time_point drained_by;
};

void Server::Inside::listen() {
  allow_descriptors(shared.config.connections);
  for (int n = 0; n < std::max(1, shared.config.io_threads); ++n)
    loops.push_back(std::make_unique<Loop>());
  const tcp::endpoint wanted{asio::ip::make_address(shared.config.address), shared.config.port};
  acceptor.emplace(loops.front()->context, wanted);  // with SO_REUSEADDR
  acceptor->non_blocking(true);
  port = acceptor->local_endpoint().port();
  accept_next();
  for (const auto& loop : loops) {
    tick(*loop);
    loop->thread = std::thread{[&loop = *loop] { loop.context.run(); }};
  }
}

void Server::Inside::accept_next() {
  accepting = shared.open_connections < shared.config.connections;
  if (!accepting) return;  // tick() tries again
  Loop& loop = *loops[accepted++ % loops.size()];
  acceptor->async_accept(loop.context, [this, &loop](error_code problem, tcp::socket socket) {
    accepting = false;
    if (!acceptor->is_open() || problem) return;  // out of descriptors: tick() tries again
    adopt(std::move(socket), loop);
    accept_next();
  });
}

void Server::Inside::adopt(tcp::socket socket, Loop& loop) {
  ++shared.open_connections;
  auto connection = std::make_shared<Connection>(shared, loop, std::move(socket));
  asio::dispatch(loop.context, [connection] { connection->start(); });
}

// A few times a second: what has taken too long. Each tick sets the next, until a stopping server
// has no connection left and the loop ends for want of work.
void Server::Inside::tick(Loop& loop) {
  const auto now = Clock::now();
  const std::vector<Connection*> all{loop.connections.begin(), loop.connections.end()};
  for (Connection* connection : all) {
    connection->check_deadline(now);
    if (shared.stopping && now > drained_by) connection->close();
  }
  if (&loop == loops.front().get() && !accepting && acceptor->is_open()) accept_next();
  if (accepted_all && shared.open_connections == 0) return;

  const ServerConfig& config = shared.config;
  const auto shortest = std::min({config.header_timeout, config.body_timeout, config.idle_timeout,
                                  config.write_timeout, config.heartbeat});
  loop.tick.expires_after(shared.stopping ? kShortestTick
                                          : std::clamp(shortest / 4, kShortestTick, kLongestTick));
  loop.tick.async_wait([this, &loop](error_code) { tick(loop); });
}

void Server::Inside::drain() {
  drained_by = Clock::now() + shared.config.drain_timeout;
  shared.stopping = true;
  asio::post(loops.front()->context, [this] {
    // Whoever the kernel has let in is owed an answer too.
    for (error_code problem; !problem;) {
      tcp::socket socket = acceptor->accept(loops.front()->context, problem);
      if (!problem) adopt(std::move(socket), *loops.front());
    }
    error_code ignored;
    acceptor->close(ignored);
    accepted_all = true;
    for (const auto& loop : loops)
      asio::post(loop->context, [&loop = *loop] {
        for (Connection* connection : std::vector(loop.connections.begin(), loop.connections.end()))
          connection->drain();
        loop.tick.cancel();
      });
  });
  for (const auto& loop : loops) loop->thread.join();
  shared.workers.stop();
}

Server::Server(ServerConfig config, const Router& router)
    : inside_(std::make_unique<Inside>(std::move(config), router)) {}

Server::~Server() {
  stop();
}

void Server::start() {
  try {
    inside_->listen();
  } catch (const boost::system::system_error& failure) {
    throw std::system_error(failure.code(), "cannot listen on " + inside_->shared.config.address);
  }
}

std::uint16_t Server::port() const {
  return inside_->port;
}

void Server::stop() {
  if (inside_->port != 0 && !inside_->shared.stopping) inside_->drain();
}

}  // namespace khongcho::http
