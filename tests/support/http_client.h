// A small blocking HTTP client over a plain socket, written apart from the server so that the two
// cannot share a mistake. Keeps the connection and, like a browser, its cookies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/fields.h"

namespace khongcho::test {

struct Reply {
  int status = 0;  // 0: the server closed without an answer
  http::Fields headers = http::Fields::ignoring_case();
  std::string body;

  std::string_view header(std::string_view name) const { return headers.text(name); }
};

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}
  ~HttpClient() { close(); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  Reply get(std::string_view target) { return request("GET", target); }
  Reply post(std::string_view target, const http::Fields& form);
  Reply post_json(std::string_view target, std::string_view document);
  // Follows no redirect; opens the connection again where the server has closed it.
  Reply request(std::string_view method, std::string_view target, std::string_view body = {});

  // Sent with every request from now on.
  void set_header(std::string_view name, std::string_view value);
  void forget_header(std::string_view name);
  std::string cookie(std::string_view name) const;
  void set_cookie(std::string_view name, std::string_view value);

  // The raw socket, for requests no client would send.
  bool connect();
  bool send_raw(std::string_view bytes);
  void finish_sending();
  // The next answer; `head_only` where it answers HEAD. 100 Continue is passed over.
  Reply read_reply(bool head_only = false);
  // True when the server has closed and nothing more came.
  bool closed_by_server();
  void close();
  int connections_made() const { return connections_made_; }

 private:
  bool fill();
  std::string line();
  void keep_cookie(std::string_view header);

  std::uint16_t port_;
  int socket_ = -1;
  int connections_made_ = 0;
  std::string read_;
  http::Fields headers_ = http::Fields::ignoring_case();
  http::Fields cookies_;
};

// "a=1&b=%C4%91"
std::string encode_form(const http::Fields& form);

}  // namespace khongcho::test
