// An event stream read as a browser does, over a socket of its own, so that the server is not
// judged by its own words. A server that says nothing for a minute has hung: the stream then ends.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/event_hub.h"

namespace khongcho::test {

class EventStream {
 public:
  EventStream(std::uint16_t port, std::string_view path, std::string_view version = "HTTP/1.1") {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{.tv_sec = 60, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    send(
        std::string{"GET "}.append(path).append(" ").append(version).append("\r\nHost: a\r\n\r\n"));
    head = text_until("\r\n\r\n");
  }
  ~EventStream() { ::close(socket_); }
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  bool send(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

  // The next one with data, or none where the server has closed.
  std::optional<http::Event> next() {
    for (;;) {
      std::string block = text_until("\n\n");
      if (block.empty()) return {};
      http::Event event;
      std::optional<std::string> data;
      for (std::size_t at = 0, end = 0; (end = block.find('\n', at)) > at; at = end + 1) {
        const std::string line = block.substr(at, end - at);
        const std::string value = line.substr(std::min(line.find(": ") + 2, line.size()));
        if (line.starts_with("id: ")) event.id = std::stoll(value);
        if (line.starts_with("event: ")) event.name = value;
        if (line.starts_with("data: ")) data = data ? *data + "\n" + value : value;
        if (line.starts_with("retry: ")) retry = value;
      }
      if (data) return http::Event{event.name, *data, event.id};
    }
  }

  std::string next_data() {
    const auto event = next();
    return event ? event->data : "(closed)";
  }
  std::int64_t next_id() {
    const auto event = next();
    return event ? event->id : -1;
  }

  std::string head;
  std::string retry;

 private:
  std::string text_until(std::string_view end) {
    std::size_t found = 0;
    while ((found = read_.find(end)) == std::string::npos) {
      char bytes[64 * 1024];
      const ssize_t length = ::recv(socket_, bytes, sizeof bytes, 0);
      if (length <= 0) return {};
      read_.append(bytes, static_cast<std::size_t>(length));
    }
    std::string text = read_.substr(0, found + end.size());
    read_.erase(0, text.size());
    return text;
  }

  int socket_ = -1;
  std::string read_;
};

}  // namespace khongcho::test
