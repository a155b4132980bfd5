// One client's connection. It is read and closed by its own loop alone; while an action runs it
// belongs to that worker, which also tries to send the answer itself. For connection*.cpp and
// server.cpp only, which are all that know Boost.Asio (docs/decisions/0009).
#pragma once

#include <atomic>
#include <boost/asio.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <unordered_set>

#include "http/event_listener.h"
#include "http/read_buffer.h"
#include "http/request_reader.h"
#include "http/response_writer.h"
#include "http/router.h"
#include "http/server.h"
#include "http/trusted_proxies.h"
#include "http/worker_pool.h"

namespace khongcho::http {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

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
  Shared(ServerConfig given, const Router& routes);

  std::string next_request_id();

  const ServerConfig config;
  const Router& router;
  const TrustedProxies proxies;
  WorkerPool workers;
  const std::string id_start;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<std::size_t> open_streams = 0;
  std::atomic<std::size_t> body_bytes = 0;  // of large bodies being read or worked on
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
  enum class Phase { idle, head, body, handling, writing, streaming, lingering, closed };

  void enter(Phase phase, Clock::duration limit);
  void next_request();
  void read_more();
  void on_read(error_code problem, std::size_t length);
  void advance();
  int take_head();
  bool reserve_body();
  void release_body();
  void dispatch();
  void refuse(int status);
  void write(Response response, bool keep_alive);
  void send_now();
  void send_rest();
  void on_sent();
  void linger();

  bool take_stream(Response& response);
  void start_stream();
  void watch_client();
  void send_heartbeat();
  void send_events();
  void wait_to_send();

  Shared& shared_;
  Loop& loop_;
  tcp::socket socket_;
  std::string peer_ip_;
  ReadBuffer buffer_;
  RequestReader reader_{shared_.config.header_limit};
  Request request_;
  RouteOptions rules_;
  OutgoingResponse outgoing_;
  std::shared_ptr<EventListener> listener_;  // while this is, or is about to be, an event stream
  EventText event_;                          // on its way
  std::size_t event_sent_ = 0;
  bool blocked_ = false;  // the client reads slower than events come
  std::size_t reserved_ = 0;  // of Shared::body_bytes
  std::size_t discarded_ = 0;
  Clock::time_point linger_until_;
  Phase phase_ = Phase::closed;
  Clock::time_point deadline_;
  bool keep_alive_ = true;
};

}  // namespace khongcho::http
