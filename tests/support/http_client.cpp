#include "tests/support/http_client.h"

#include <arpa/inet.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>

namespace khongcho::test {

namespace {

// Only so that a hanging server fails a test instead of stopping the run.
constexpr timeval kPatience{.tv_sec = 60, .tv_usec = 0};

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    constexpr const char* kDigits = "0123456789ABCDEF";
    if (plain)
      out += c;
    else if (c == ' ')
      out += '+';
    else
      (out += '%') += {kDigits[byte / 16], kDigits[byte % 16]};
  }
  return out;
}

// `kept` and all of `fields` but those called `name`.
http::Fields without(const http::Fields& fields, std::string_view name, http::Fields kept) {
  for (const auto& [key, value] : fields) {
    const bool same =
        key.size() == name.size() && strncasecmp(key.data(), name.data(), name.size()) == 0;
    if (!same) kept.add(key, value);
  }
  return kept;
}

std::size_t number(std::string_view text, int base) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

}  // namespace

Reply HttpClient::post(std::string_view target, const http::Fields& form) {
  set_header("Content-Type", "application/x-www-form-urlencoded");
  Reply reply = request("POST", target, encode_form(form));
  forget_header("Content-Type");
  return reply;
}

Reply HttpClient::post_json(std::string_view target, std::string_view document) {
  set_header("Content-Type", "application/json");
  Reply reply = request("POST", target, document);
  forget_header("Content-Type");
  return reply;
}

Reply HttpClient::request(std::string_view method, std::string_view target, std::string_view body) {
  std::string text{method};
  text.append(" ").append(target).append(" HTTP/1.1\r\n");
  if (!headers_.has("Host")) text += "Host: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  for (const auto& [name, value] : headers_) text.append(name + ": " + value + "\r\n");
  std::string jar;
  for (const auto& [name, value] : cookies_)
    jar.append(jar.empty() ? "" : "; ").append(name).append("=").append(value);
  if (!jar.empty()) text += "Cookie: " + jar + "\r\n";
  if (!body.empty() || method == "POST")
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  text.append("\r\n").append(body);

  const bool kept = socket_ >= 0;
  if (!kept) connect();
  send_raw(text);
  Reply reply = read_reply(method == "HEAD");
  if (reply.status == 0 && kept) {  // a kept connection may end between two requests
    connect();
    send_raw(text);
    reply = read_reply(method == "HEAD");
  }
  return reply;
}

void HttpClient::set_header(std::string_view name, std::string_view value) {
  forget_header(name);
  headers_.add(std::string{name}, std::string{value});
}

void HttpClient::forget_header(std::string_view name) {
  headers_ = without(headers_, name, http::Fields::ignoring_case());
}

std::string HttpClient::cookie(std::string_view name) const {
  return std::string{cookies_.text(name)};
}

void HttpClient::set_cookie(std::string_view name, std::string_view value) {
  cookies_ = without(cookies_, name, {});
  cookies_.add(std::string{name}, std::string{value});
}

bool HttpClient::connect() {
  close();
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port_);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ++connections_made_;
  return ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool HttpClient::send_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void HttpClient::finish_sending() {
  ::shutdown(socket_, SHUT_WR);
}

Reply HttpClient::read_reply(bool head_only) {
  Reply reply;
  const std::string status = line();
  if (!status.starts_with("HTTP/1.1 ")) {
    close();
    return reply;
  }
  reply.status = static_cast<int>(number(status.substr(9, 3), 10));
  for (std::string header = line(); !header.empty(); header = line()) {
    const std::size_t colon = header.find(": ");
    if (colon == std::string::npos) break;
    reply.headers.add(header.substr(0, colon), header.substr(colon + 2));
  }
  for (const std::string_view cookie : reply.headers.all("set-cookie")) keep_cookie(cookie);
  if (reply.status == 100) return read_reply(head_only);
  const std::size_t length = head_only ? 0 : number(reply.header("content-length"), 10);
  while (read_.size() < length && fill()) {
  }
  reply.body = read_.substr(0, length);
  read_.erase(0, length);
  return reply;
}

bool HttpClient::closed_by_server() {
  return read_.empty() && !fill();
}

void HttpClient::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  read_.clear();
}

bool HttpClient::fill() {
  char bytes[16 * 1024];
  const ssize_t length = ::recv(socket_, bytes, sizeof bytes, 0);
  if (length <= 0) return false;
  read_.append(bytes, static_cast<std::size_t>(length));
  return true;
}

std::string HttpClient::line() {
  std::size_t end = read_.find("\r\n");
  while (end == std::string::npos) {
    if (!fill()) return {};
    end = read_.find("\r\n");
  }
  std::string text = read_.substr(0, end);
  read_.erase(0, end + 2);
  return text;
}

void HttpClient::keep_cookie(std::string_view header) {
  const std::string_view pair = header.substr(0, header.find(';'));
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view name = pair.substr(0, equals);
  if (header.find("Max-Age=0") != std::string_view::npos)
    cookies_ = without(cookies_, name, {});
  else
    set_cookie(name, pair.substr(equals + 1));
}

std::string encode_form(const http::Fields& form) {
  std::string text;
  for (const auto& [name, value] : form)
    text.append(text.empty() ? "" : "&").append(encoded(name)).append("=").append(encoded(value));
  return text;
}

}  // namespace khongcho::test
