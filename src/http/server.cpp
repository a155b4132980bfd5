// The only file that knows Boost.Asio (docs/decisions/0009). A connection is read and closed by its
// own loop alone; while an action runs, the connection belongs to that worker, which also tries to
// send the answer itself.
#include "http/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <optional>
#include <system_error>
#include <thread>
#include <unordered_set>

#include "base/crypto.h"
#include "http/failure_log.h"
#include "http/read_buffer.h"
#include "http/request_head.h"
#include "http/request_reader.h"
#include "http/response_writer.h"
#include "http/trusted_proxies.h"
#include "http/worker_pool.h"

namespace khongcho::http {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kHeadRead = 4 * 1024;
constexpr std::size_t kBodyRead = 64 * 1024;
constexpr std::size_t kKeptBuffer = 16 * 1024;
constexpr std::size_t kMostDiscarded = 1024 * 1024;
constexpr std::chrono::seconds kLinger{2};
constexpr std::chrono::seconds kSilentWhileStopping{1};
constexpr std::chrono::milliseconds kLongestTick{4'000};  // a quarter of it is waited
constexpr std::chrono::milliseconds kStoppingTick{5};

class Connection;

// One thread and the connections it reads.
struct Loop {
  asio::io_context context{1};
  asio::steady_timer tick{context};
  std::unordered_set<Connection*> connections;
  std::thread thread;
};

// What all connections share.
struct Shared {
  Shared(ServerConfig given, const Router& routes)
      : config(std::move(given)),
        router(routes),
        proxies(config.trusted_proxies),
        workers(config.worker_threads, config.waiting_requests),
        id_start(random_token(6)) {}

  std::string next_id() { return fmt::format("{}{:x}", id_start, ++requests); }

  const ServerConfig config;
  const Router& router;
  const TrustedProxies proxies;
  WorkerPool workers;
  const std::string id_start;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<bool> stopping = false;
};

class Connection final : public Job, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, Loop& loop, tcp::socket socket)
      : shared_(shared), loop_(loop), socket_(std::move(socket)) {}

  void start();
  void check_deadline(Clock::time_point now);
  void drain();
  void close();
  void run() override;

 private:
  enum class Phase { idle, head, body, handling, writing, lingering, closed };

  void enter(Phase phase, Clock::duration limit);
  void next_request();
  void read_more();
  void on_read(error_code problem, std::size_t length);
  void advance();
  int take_head();
  void dispatch();
  void refuse(int status);
  void write(Response response, bool keep_alive);
  void send_now();
  void send_rest();
  void on_sent();
  void linger();

  Shared& shared_;
  Loop& loop_;
  tcp::socket socket_;
  std::string peer_ip_;
  ReadBuffer buffer_;
  RequestReader reader_{shared_.config.header_limit};
  Request request_;
  RouteOptions rules_;
  OutgoingResponse outgoing_;
  std::size_t discarded_ = 0;
  Phase phase_ = Phase::closed;
  Clock::time_point deadline_;
  bool keep_alive_ = true;
};

void Connection::start() {
  error_code problem;
  socket_.set_option(tcp::no_delay{true}, problem);
  socket_.non_blocking(true, problem);
  const auto peer = socket_.remote_endpoint(problem).address();
  const bool mapped = peer.is_v6() && peer.to_v6().is_v4_mapped();
  peer_ip_ = mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string()
                    : peer.to_string();
  loop_.connections.insert(this);
  next_request();
  enter(Phase::head, shared_.config.header_timeout);
  read_more();
}

void Connection::enter(Phase phase, Clock::duration limit) {
  phase_ = phase;
  deadline_ = Clock::now() + limit;
}

void Connection::check_deadline(Clock::time_point now) {
  if (phase_ == Phase::handling || phase_ == Phase::closed || now < deadline_) return;
  const bool begun = phase_ == Phase::body || (phase_ == Phase::head && !buffer_.empty());
  if (!begun) return close();
  error_code ignored;
  socket_.cancel(ignored);  // the read under way, before its buffer is used for anything else
  refuse(408);
}

// Between two requests nothing is owed to the client, unless its next one has just arrived. One
// that has connected and said nothing yet is given a moment.
void Connection::drain() {
  error_code ignored;
  if (phase_ == Phase::idle && socket_.available(ignored) == 0) close();
  if (phase_ == Phase::head && buffer_.empty())
    deadline_ = std::min(deadline_, Clock::now() + kSilentWhileStopping);
}

void Connection::next_request() {
  reader_.reset();
  request_ = Request{};
  outgoing_ = OutgoingResponse{};
  buffer_.shrink(kKeptBuffer);
}

void Connection::read_more() {
  const bool large = phase_ == Phase::body || phase_ == Phase::lingering;
  const std::size_t size = large ? kBodyRead : kHeadRead;
  socket_.async_read_some(asio::buffer(buffer_.prepare(size), size),
                          [self = shared_from_this()](error_code problem, std::size_t length) {
                            self->on_read(problem, length);
                          });
}

void Connection::on_read(error_code problem, std::size_t length) {
  if (phase_ == Phase::handling || phase_ == Phase::writing || phase_ == Phase::closed) return;
  if (problem) return close();
  if (phase_ == Phase::lingering) {
    discarded_ += length;
    return discarded_ > kMostDiscarded ? close() : read_more();
  }
  buffer_.add(length);
  if (phase_ == Phase::idle) enter(Phase::head, shared_.config.header_timeout);
  advance();
}

void Connection::advance() {
  for (;;) {
    std::size_t used = 0;
    const auto step = reader_.read(buffer_.view(), used);
    buffer_.consume(used);
    if (step == RequestReader::Step::more) return read_more();
    if (step == RequestReader::Step::refused) return refuse(reader_.status());
    if (step == RequestReader::Step::head)
      if (const int status = take_head()) return refuse(status);
    if (reader_.is_done()) return dispatch();
  }
}

// Returns 0 or the status to refuse with. Only the route knows how large a body may be.
int Connection::take_head() {
  request_.id = shared_.next_id();
  reader_.take_head(request_);
  const Wire wire{.peer_ip = peer_ip_, .http11 = reader_.http11(), .chunked = reader_.chunked()};
  if (const int status = read_head(request_, wire, shared_.config, shared_.proxies)) return status;
  rules_ = shared_.router.options_for(request_);
  if (reader_.is_done()) return 0;

  if (reader_.content_length() > rules_.body_limit) return 413;
  reader_.limit_body(rules_.body_limit);
  enter(Phase::body, shared_.config.body_timeout);
  static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code problem;
  if (request_.headers.has("expect") && buffer_.empty())
    socket_.write_some(asio::buffer(kGoOn), problem);
  return problem ? 417 : 0;
}

void Connection::dispatch() {
  enter(Phase::handling, {});
  request_.body = reader_.take_body();
  if (!rules_.blocking) return run();
  if (!shared_.workers.submit(shared_from_this()))
    write(shared_.router.refuse(request_, {.status = 503}), reader_.keep_alive());
}

// On a worker, or on the loop for an action that never waits.
void Connection::run() {
  const auto began = Clock::now();
  Response response = shared_.router.answer(request_);
  if (shared_.config.log_requests)
    log_request(request_, response.status,
                std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began));
  write(std::move(response), reader_.keep_alive());
}

void Connection::refuse(int status) {
  if (request_.id.empty()) request_.id = shared_.next_id();
  enter(Phase::handling, {});
  write(shared_.router.refuse(request_, {.status = status}), false);
}

void Connection::write(Response response, bool keep_alive) {
  keep_alive_ = keep_alive && !shared_.stopping;
  const WriteOptions options{.keep_alive = keep_alive_,
                             .secure_cookies = shared_.config.secure_cookies,
                             .http10 = reader_.has_head() && !reader_.http11()};
  outgoing_ = OutgoingResponse{std::move(response), options, request_.method == "HEAD"};
  send_now();
  asio::post(loop_.context, [self = shared_from_this()] { self->on_sent(); });
}

// As much as the socket takes at once.
void Connection::send_now() {
  while (!outgoing_.whole()) {
    const auto [head, body] = outgoing_.rest();
    error_code problem;
    const std::array parts{asio::buffer(head), asio::buffer(body)};
    outgoing_.advance(socket_.write_some(parts, problem));
    if (problem) return;
  }
}

void Connection::send_rest() {
  enter(Phase::writing, shared_.config.write_timeout);
  socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code problem) {
    if (self->phase_ != Phase::writing) return;
    const std::size_t before = self->outgoing_.sent();
    if (!problem) self->send_now();
    if (self->outgoing_.sent() == before) return self->close();
    self->on_sent();
  });
}

void Connection::on_sent() {
  if (!outgoing_.whole()) return send_rest();
  if (!keep_alive_) return linger();
  next_request();
  enter(Phase::idle, shared_.config.idle_timeout);
  if (!buffer_.empty()) {
    enter(Phase::head, shared_.config.header_timeout);
    return advance();
  }
  if (shared_.stopping) drain();
  if (phase_ == Phase::idle) read_more();
}

// Closing with unread bytes would make the kernel reset the connection and the client lose the
// answer: say that no more is sent, then read for a moment what still comes.
void Connection::linger() {
  error_code problem;
  const bool all_read = reader_.is_done() && buffer_.empty();
  if (all_read && socket_.available(problem) == 0) return close();
  socket_.shutdown(tcp::socket::shutdown_send, problem);
  if (problem) return close();
  enter(Phase::lingering, kLinger);
  buffer_.clear();
  read_more();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
  loop_.connections.erase(this);
  --shared_.open_connections;
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
  Clock::time_point drained_by;
};

void Server::Inside::listen() {
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
  if (shared.stopping && shared.open_connections == 0) return;

  const ServerConfig& config = shared.config;
  const auto shortest = std::min({config.header_timeout, config.body_timeout, config.idle_timeout,
                                  config.write_timeout, kLongestTick});
  loop.tick.expires_after(shared.stopping ? kStoppingTick : std::max(kStoppingTick, shortest / 4));
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
