// Loads a server on this machine with intakes, or with one page, over keep-alive connections from
// one thread, for a bounded time, and prints one line of JSON.
// Usage: http_load PORT CONNECTIONS SECONDS TOKEN[,TOKEN…] [PATH]     connections share the tokens
// With PATH it is fetched as a signed-in officer, TOKEN being the value of the log-in cookie.
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Target {
  int port = 0;
  std::vector<std::string> tokens;
  std::string path;  // empty: take in a dossier
};

struct Connection {
  int socket = -1;
  std::string out;
  std::size_t sent = 0;
  std::string in;
  Clock::time_point begun;
};

struct Totals {
  long good = 0;
  long bad = 0;
  std::vector<double> milliseconds;
};

std::string next_request(const Target& target) {
  // Each run has persons and keys of its own, so that a second one meets no duplicates.
  static long number = getpid() % 100'000 * 1'000'000L;
  static std::size_t turn = 0;
  const std::string& token = target.tokens[turn++ % target.tokens.size()];
  if (!target.path.empty())
    return fmt::format("GET {} HTTP/1.1\r\nHost: l\r\nCookie: kc_login={}\r\n\r\n", target.path,
                       token);
  ++number;
  const std::string body = fmt::format(
      R"({{"procedure":"C12","submitter":{{"full_name":"Nguyễn Thị Sáu","personal_id":"{:012}",)"
      R"("phone":"0912345678","address":"Thôn Đông, xã Thanh Sơn"}},"papers":[{{"component":)"
      R"("original_paper","kind":"original","count":1}},{{"component":"copy","kind":"photocopy",)"
      R"("count":1}}]}})",
      number);
  return fmt::format(
      "POST /api/v1/dossiers HTTP/1.1\r\nHost: l\r\nContent-Type: application/json\r\n"
      "Authorization: Bearer {}\r\nIdempotency-Key: {}-{}\r\nContent-Length: {}\r\n\r\n{}",
      token, getpid(), number, body.size(), body);
}

Connection open_connection(const Target& target) {
  Connection connection;
  connection.socket = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(target.port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(connection.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    std::perror("connect");
    std::exit(2);
  }
  const int one = 1;
  setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(connection.socket, F_SETFL, O_NONBLOCK);
  return connection;
}

void begin(Connection& connection, const Target& target) {
  connection.out = next_request(target);
  connection.sent = 0;
  connection.in.clear();
  connection.begun = Clock::now();
}

// The length of a whole answer at the front of `in`, or 0 while some is missing.
std::size_t whole_answer(std::string_view in) {
  const std::size_t head = in.find("\r\n\r\n");
  if (head == std::string_view::npos) return 0;
  const std::size_t at = in.find("Content-Length: ");
  const std::size_t body = at < head ? std::strtoul(in.data() + at + 16, nullptr, 10) : 0;
  const std::size_t whole = head + 4 + body;
  return in.size() >= whole ? whole : 0;
}

void go_on(Connection& connection, const Target& target, Totals& totals) {
  if (connection.sent < connection.out.size()) {
    const ssize_t n = send(connection.socket, connection.out.data() + connection.sent,
                           connection.out.size() - connection.sent, MSG_NOSIGNAL);
    if (n > 0) connection.sent += static_cast<std::size_t>(n);
  }
  char buffer[65536];
  const ssize_t n = recv(connection.socket, buffer, sizeof buffer, 0);
  if (n == 0) {
    ++totals.bad;
    close(connection.socket);
    connection = open_connection(target);
    begin(connection, target);
    return;
  }
  if (n < 0) return;
  connection.in.append(buffer, static_cast<std::size_t>(n));
  if (whole_answer(connection.in) == 0) return;
  const bool good = connection.in.compare(9, 1, "2") == 0;
  if (!good && totals.bad == 0) fmt::print(stderr, "{}\n", connection.in.substr(0, 600));
  (good ? totals.good : totals.bad) += 1;
  totals.milliseconds.push_back(
      std::chrono::duration<double, std::milli>(Clock::now() - connection.begun).count());
  begin(connection, target);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  Target target{.port = std::atoi(argv[1]), .path = argc > 5 ? argv[5] : ""};
  std::string_view tokens = argv[4];
  while (!tokens.empty()) {
    const std::size_t end = std::min(tokens.find(','), tokens.size());
    target.tokens.emplace_back(tokens.substr(0, end));
    tokens.remove_prefix(std::min(end + 1, tokens.size()));
  }
  const int connections = std::clamp(std::atoi(argv[2]), 1, 1000);
  const auto seconds = std::chrono::seconds{std::clamp(std::atoi(argv[3]), 1, 60)};
  std::vector<Connection> all;
  for (int i = 0; i < connections; ++i) {
    all.push_back(open_connection(target));
    begin(all.back(), target);
  }
  Totals totals;
  const auto start = Clock::now();
  while (Clock::now() - start < seconds) {
    std::vector<pollfd> waits;
    for (const Connection& connection : all) {
      const bool sending = connection.sent < connection.out.size();
      waits.push_back({connection.socket, static_cast<short>(sending ? POLLOUT : POLLIN), 0});
    }
    poll(waits.data(), waits.size(), 100);
    for (std::size_t i = 0; i < waits.size(); ++i)
      if (waits[i].revents) go_on(all[i], target, totals);
  }
  const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  std::ranges::sort(totals.milliseconds);
  const auto percentile = [&](double share) {
    if (totals.milliseconds.empty()) return 0.0;
    const auto last = totals.milliseconds.size() - 1;
    return totals.milliseconds[static_cast<std::size_t>(share * static_cast<double>(last))];
  };
  fmt::print(R"({{"connections":{},"per_second":{:.0f},"bad":{},"p50_ms":{:.2f},"p99_ms":{:.2f}}})"
             "\n",
             connections, static_cast<double>(totals.good) / elapsed, totals.bad, percentile(0.5),
             percentile(0.99));
  return totals.bad == 0 ? 0 : 1;
}
