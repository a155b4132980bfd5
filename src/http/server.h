// An HTTP/1.1 server: few threads read, up to `worker_threads` run actions, which may wait.
// TLS and HTTP/2 are the business of the proxy in front.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/router.h"

namespace khongcho::http {

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one, see Server::port()
  int io_threads = 1;
  int worker_threads = 160;              // at most; made on demand, gone after a while without work
  std::size_t waiting_requests = 1'024;  // beyond these a 503
  std::size_t connections = 4'096;       // beyond these new ones wait to be accepted
  std::size_t streams = 3'000;           // event streams among them, beyond these a 503

  std::size_t target_limit = 8 * 1024;   // 414
  std::size_t header_limit = 16 * 1024;  // request line and headers, 431
  std::size_t bodies_limit = 512 * 1024 * 1024;  // large bodies together, beyond it a 503
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds idle_timeout{60'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds drain_timeout{30'000};  // for clients slower than stop()
  std::chrono::milliseconds heartbeat{15'000};      // the longest silence of an event stream

  // Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and -Proto are believed.
  std::vector<std::string> trusted_proxies = {};
  bool secure_cookies = false;  // true where people come by https
  bool log_requests = false;    // one line each: route, status, milliseconds; no personal data
};

class Server {
 public:
  // `router` must outlive the server and is not changed any more.
  Server(ServerConfig config, const Router& router);
  ~Server();  // stops

  // Listens and returns. Throws std::system_error where the address cannot be had.
  void start();
  std::uint16_t port() const;
  // Accepts no more, ends event streams, answers every request it has begun to read, then returns.
  // Safe to repeat.
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace khongcho::http
