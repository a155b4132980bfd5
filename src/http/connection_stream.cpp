// A connection that has become an event stream: it sends what its listener is given, says now and
// then that it lives, and ends when the client goes, stops reading, or the server stops.
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>

#include "http/connection.h"

namespace khongcho::http {

namespace {

// What the kernel holds for a slow client is out of date: little, so that it meets the newest state
// soon and a thousand of them cost little memory.
constexpr int kSendBuffer = 32 * 1024;
constexpr std::size_t kMostHeard = 64 * 1024;  // from a client that has nothing to say

// An event, not a comment: a page cannot see comments. A browser passes over one without data.
const EventText& heartbeat() {
  static const EventText text = std::make_shared<const std::string>("event: song\ndata: 1\n\n");
  return text;
}

}  // namespace

// Counted until the connection is closed. HEAD is answered like any request.
bool Connection::take_stream(Response& response) {
  if (request_.method == "HEAD") return true;
  if (++shared_.open_streams > shared_.config.streams) {
    --shared_.open_streams;
    return false;
  }
  listener_ = std::move(response.events);
  return true;
}

void Connection::start_stream() {
  if (shared_.stopping) return close();
  next_request();
  buffer_.clear();
  buffer_.shrink(0);
  error_code ignored;
  socket_.set_option(asio::socket_base::send_buffer_size{kSendBuffer}, ignored);
  // A client whose network has gone acknowledges nothing; the kernel alone would try for 15
  // minutes.
  const auto patience = static_cast<unsigned>(shared_.config.write_timeout.count());
  ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience, sizeof patience);

  enter(Phase::streaming, shared_.config.heartbeat);
  listener_->on_event([weak = weak_from_this(), &context = loop_.context] {
    if (auto self = weak.lock())
      asio::post(context, [self = std::move(self)] { self->send_events(); });
  });
  watch_client();
  send_events();
}

void Connection::watch_client() {
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code problem) {
    if (self->phase_ != Phase::streaming) return;
    std::array<char, 1024> unread;
    if (!problem) self->discarded_ += self->socket_.read_some(asio::buffer(unread), problem);
    if (problem == asio::error::would_block) problem.clear();
    if (problem || self->discarded_ > kMostHeard) return self->close();
    self->watch_client();
  });
}

void Connection::send_heartbeat() {
  event_ = heartbeat();
  send_events();
}

void Connection::send_events() {
  if (phase_ != Phase::streaming || blocked_) return;
  for (;;) {
    if (!event_) event_ = listener_->take();
    if (!event_) return;
    error_code problem;
    event_sent_ += socket_.write_some(asio::buffer(*event_) + event_sent_, problem);
    if (problem == asio::error::would_block) return wait_to_send();
    if (problem) return close();
    if (event_sent_ < event_->size()) continue;
    event_.reset();
    event_sent_ = 0;
    enter(Phase::streaming, shared_.config.heartbeat);
  }
}

void Connection::wait_to_send() {
  blocked_ = true;
  enter(Phase::streaming, shared_.config.write_timeout);
  socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code problem) {
    if (self->phase_ != Phase::streaming) return;
    if (problem) return self->close();
    self->blocked_ = false;
    self->send_events();
  });
}

}  // namespace khongcho::http
