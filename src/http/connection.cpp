#include "http/connection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/crypto.h"
#include "http/failure_log.h"
#include "http/request_head.h"

namespace khongcho::http {

namespace {

constexpr std::size_t kHeadRead = 4 * 1024;
constexpr std::size_t kBodyRead = 64 * 1024;
constexpr std::size_t kKeptBuffer = 16 * 1024;
// Of a body that is refused: browsers read no answer before they have sent it all.
constexpr std::size_t kMostDiscarded = 512 * 1024 * 1024;
constexpr std::chrono::minutes kLongestLinger{5};
constexpr std::chrono::seconds kLinger{2};  // while nothing comes
constexpr std::size_t kSmallBody = 1024 * 1024;
constexpr std::size_t kSlowestUpload = 256 * 1024;  // bytes a second, beyond the body's time-out
constexpr std::chrono::seconds kSilentWhileStopping{1};

}  // namespace

Shared::Shared(ServerConfig given, const Router& routes)
    : config(std::move(given)),
      router(routes),
      proxies(config.trusted_proxies),
      workers(config.worker_threads, config.waiting_requests),
      id_start(random_token(6)) {}

std::string Shared::next_request_id() {
  return fmt::format("{}{:x}", id_start, ++requests);
}

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
  if (phase_ == Phase::streaming && !blocked_) return send_heartbeat();
  const bool begun = phase_ == Phase::body || (phase_ == Phase::head && !buffer_.empty());
  if (!begun) return close();
  error_code ignored;
  socket_.cancel(ignored);  // the read under way, before its buffer is used for anything else
  refuse(408);
}

// Between two requests nothing is owed to the client, unless its next one has just arrived; a
// stream's client will come again. One that has connected and said nothing yet is given a moment.
void Connection::drain() {
  if (phase_ == Phase::streaming) return close();
  if (phase_ == Phase::lingering) linger_until_ = Clock::now() + kLinger;
  error_code ignored;
  if (phase_ == Phase::idle && socket_.available(ignored) == 0) close();
  if (phase_ == Phase::head && buffer_.empty())
    deadline_ = std::min(deadline_, Clock::now() + kSilentWhileStopping);
}

// A string that is assigned a short one keeps its memory; exchanged, it gives it back.
void Connection::next_request() {
  reader_.reset();
  std::exchange(request_, {});
  std::exchange(outgoing_, {});
  release_body();
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
    if (discarded_ > kMostDiscarded) return close();
    deadline_ = std::min(Clock::now() + kLinger, linger_until_);
    return read_more();
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
  request_.id = shared_.next_request_id();
  reader_.take_head(request_);
  const Wire wire{.peer_ip = peer_ip_, .http11 = reader_.http11(), .chunked = reader_.chunked()};
  if (const int status = read_head(request_, wire, shared_.config, shared_.proxies)) return status;
  rules_ = shared_.router.options_for(request_);
  if (reader_.is_done()) return 0;

  if (reader_.content_length() > rules_.body_limit) return 413;
  if (!reserve_body()) return 503;
  reader_.limit_body(rules_.body_limit);
  const std::chrono::seconds for_size{reader_.content_length() / kSlowestUpload};
  enter(Phase::body, shared_.config.body_timeout + for_size);
  static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code problem;
  if (request_.headers.has("expect") && buffer_.empty())
    socket_.write_some(asio::buffer(kGoOn), problem);
  return problem ? 417 : 0;
}

// Large bodies of all connections together stay within what the server may hold.
bool Connection::reserve_body() {
  const std::size_t size =
      reader_.chunked() ? rules_.body_limit : static_cast<std::size_t>(reader_.content_length());
  if (size <= kSmallBody) return true;
  reserved_ = size;
  if ((shared_.body_bytes += size) <= shared_.config.bodies_limit) return true;
  release_body();
  return false;
}

void Connection::release_body() {
  shared_.body_bytes -= std::exchange(reserved_, 0);
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
  if (response.events && !take_stream(response))
    response = shared_.router.refuse(request_, {.status = 503});
  if (shared_.config.log_requests)
    log_request(request_, response.status,
                std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began));
  write(std::move(response), reader_.keep_alive());
}

void Connection::refuse(int status) {
  if (request_.id.empty()) request_.id = shared_.next_request_id();
  enter(Phase::handling, {});
  write(shared_.router.refuse(request_, {.status = status}), false);
}

void Connection::write(Response response, bool keep_alive) {
  keep_alive_ = keep_alive && !shared_.stopping && !listener_;
  const WriteOptions options{.keep_alive = keep_alive_,
                             .secure_cookies = shared_.config.secure_cookies,
                             .http10 = reader_.has_head() && !reader_.http11(),
                             .endless = listener_ || response.events};
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
  if (phase_ == Phase::closed) return;
  if (!outgoing_.whole()) return send_rest();
  if (listener_) return start_stream();
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
// answer: say that no more is sent, then read and forget what still comes.
void Connection::linger() {
  error_code problem;
  const bool all_read = reader_.is_done() && buffer_.empty();
  if (all_read && socket_.available(problem) == 0) return close();
  socket_.shutdown(tcp::socket::shutdown_send, problem);
  if (problem) return close();
  enter(Phase::lingering, kLinger);
  linger_until_ = Clock::now() + (shared_.stopping ? kLinger : kLongestLinger);
  buffer_.clear();
  read_more();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
  loop_.connections.erase(this);
  release_body();
  if (listener_) --shared_.open_streams;
  listener_.reset();
  --shared_.open_connections;
}

}  // namespace khongcho::http
