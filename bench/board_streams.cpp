// How long until the last of many open boards has read a new state, and what their streams cost
// the server in memory. Prints one line of JSON. The ceiling is a bare loop that writes the same
// bytes to as many sockets, read by the same reader in the same run.
// Usage: board_streams [STREAMS [STATES]]
//        board_streams --url http://127.0.0.1:PORT/PATH [STREAMS [SECONDS]]   at a running server:
//        whatever it publishes, from the first board that has read it to the last; and when, by
//        CLOCK_MONOTONIC in microseconds, the last had read each number called ("numbers")
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/event_hub.h"
#include "http/server.h"

namespace {

using namespace khongcho;
using Clock = std::chrono::steady_clock;  // one and the same in all processes of a machine

constexpr std::chrono::milliseconds kBetweenStates{100};  // 50 a minute, twelve times as fast
constexpr int kLinesOfState = 150;                        // of 80 bytes: 12 KB

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(2);
}

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Many boards in one thread. A board that was sent a newer state has read all before it too.
class Boards {
 public:
  struct Seen {
    int boards = 0;
    Clock::time_point first;
    Clock::time_point last;
  };

  Boards(std::uint16_t port, std::string_view path, int count) : all_(count) {
    for (std::size_t n = 0; n < all_.size(); ++n) connect(n, port, path);
  }
  ~Boards() {
    for (const Board& board : all_) close(board.socket);
    close(poll_);
  }

  int count() const { return static_cast<int>(all_.size()); }
  bool all_open() const { return open_ == count(); }
  bool all_have_read(std::int64_t id) const {
    const auto seen = seen_.find(id);
    return seen != seen_.end() && seen->second.boards == count();
  }
  const std::map<std::int64_t, Seen>& seen() const { return seen_; }
  // By number at a counter, the first state it stands in.
  const std::map<std::string, std::int64_t>& numbers() const { return numbers_; }

  // Reads what has come, waiting for it a little.
  void read_some() {
    epoll_event ready[256];
    const int count = epoll_wait(poll_, ready, std::size(ready), 100);
    for (int n = 0; n < count; ++n) read(all_[ready[n].data.u64]);
  }

 private:
  struct Board {
    int socket = -1;
    bool open = false;
    std::int64_t id = -1;
    std::string in;
  };

  void connect(std::size_t number, std::uint16_t port, std::string_view path) {
    Board& board = all_[number];
    board.socket = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(board.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      fail("connect");
    const std::string request = fmt::format("GET {} HTTP/1.1\r\nHost: l\r\n\r\n", path);
    send(board.socket, request.data(), request.size(), MSG_NOSIGNAL);
    epoll_event interest{.events = EPOLLIN, .data = {.u64 = number}};
    epoll_ctl(poll_, EPOLL_CTL_ADD, board.socket, &interest);
  }

  void read(Board& board) {
    static char bytes[64 * 1024];
    const ssize_t length = recv(board.socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (length <= 0) fail("a stream ended");
    board.in.append(bytes, static_cast<std::size_t>(length));
    if (!board.open && !read_head(board)) return;
    std::size_t begin = 0;
    for (std::size_t end; (end = board.in.find("\n\n", begin)) != std::string::npos;
         begin = end + 2)
      read_event(board, std::string_view{board.in}.substr(begin, end - begin));
    board.in.erase(0, begin);
  }

  bool read_head(Board& board) {
    const std::size_t end = board.in.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    if (board.in.compare(9, 3, "200") != 0) {
      fmt::print(stderr, "{}\n", board.in.substr(0, end));
      std::exit(2);
    }
    board.in.erase(0, end + 4);
    board.open = true;
    ++open_;
    return true;
  }

  void read_event(Board& board, std::string_view event) {
    if (!event.starts_with("id: ")) return;
    const std::int64_t id = std::strtoll(event.data() + 4, nullptr, 10);
    const auto now = Clock::now();
    if (!seen_.contains(id)) read_numbers(event, id);
    for (std::int64_t n = board.id < 0 ? id : board.id + 1; n <= id; ++n) {
      Seen& seen = seen_[n];
      if (++seen.boards == 1) seen.first = now;
      seen.last = now;
    }
    board.id = id;
  }

  void read_numbers(std::string_view event, std::int64_t id) {
    static constexpr std::string_view kBefore = "kc-rows__no\">";
    for (std::size_t at = 0; (at = event.find(kBefore, at)) != std::string_view::npos;) {
      at += kBefore.size();
      numbers_.emplace(event.substr(at, event.find('<', at) - at), id);
    }
  }

  std::vector<Board> all_;
  int poll_ = epoll_create1(0);
  int open_ = 0;
  std::map<std::int64_t, Seen> seen_;
  std::map<std::string, std::int64_t> numbers_;
};

std::string board_state() {
  std::string state;
  for (int n = 0; n < kLinesOfState; ++n)
    state += fmt::format("<li class=\"kc-call\"><b>A{:03}</b> {:<46}</li>\n", n, "- 3");
  return state;
}

// What a process tells that serves boards: its port, then when it began to send each state.
struct Pipes {
  int orders[2];
  int news[2];

  template <typename T>
  T hear() const {
    T value{};
    if (::read(news[0], &value, sizeof value) != sizeof value) fail("the server ended");
    return value;
  }
  template <typename T>
  void tell(T value) const {
    if (::write(news[1], &value, sizeof value) != sizeof value) std::_Exit(2);
  }
  bool wait_for_order() const {
    char order;
    return ::read(orders[0], &order, 1) == 1;
  }
};

void send_states(const Pipes& pipes, int states, const std::function<void(int)>& send_state) {
  if (!pipes.wait_for_order()) return;
  auto next = Clock::now();
  for (int id = 1; id <= states; ++id, next += kBetweenStates) {
    std::this_thread::sleep_until(next);
    pipes.tell(Clock::now());
    send_state(id);
  }
  pipes.wait_for_order();  // until the boards are gone
}

void serve_by_hub(const Pipes& pipes, int, int states) {
  const std::string state = board_state();
  http::EventHub hub;
  http::Router router;
  router.add("GET", "/bang", [&](const http::Request&) {
    return http::events(hub, "bang", [&] { return http::Event{"bang", state, 0}; });
  });
  http::Server server({}, router);
  server.start();
  pipes.tell(server.port());
  send_states(pipes, states, [&](int id) { hub.publish("bang", {"bang", state, id}); });
}

std::string event_bytes(int id) {
  std::string text = fmt::format("id: {}\nevent: bang\n", id);
  const std::string state = board_state();
  for (std::size_t at = 0, end; (end = state.find('\n', at)) != std::string::npos; at = end + 1)
    text += "data: " + state.substr(at, end - at + 1);
  return text + "\n";
}

void serve_by_bare_writes(const Pipes& pipes, int streams, int states) {
  const int door = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  bind(door, reinterpret_cast<const sockaddr*>(&address), size);
  listen(door, 4096);
  getsockname(door, reinterpret_cast<sockaddr*>(&address), &size);
  pipes.tell(ntohs(address.sin_port));

  const auto send_whole = [](int socket, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) std::_Exit(2);
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  };
  std::vector<int> boards;
  while (static_cast<int>(boards.size()) < streams) {
    boards.push_back(accept(door, nullptr, nullptr));
    const int one = 1;
    setsockopt(boards.back(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    send_whole(boards.back(), "HTTP/1.1 200 OK\r\n\r\n" + event_bytes(0));
  }
  send_states(pipes, states, [&](int id) {
    const std::string bytes = event_bytes(id);
    for (const int board : boards) send_whole(board, bytes);
  });
}

double resident_mb(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

struct Figures {
  double open_ms = 0;
  double alone_mb = 0;     // resident, without a stream
  double streams_mb = 0;   // what the streams added
  std::vector<double> ms;  // of each state until the last board had read it, sorted
};

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

Figures measure(void (*serve)(const Pipes&, int, int), int streams, int states) {
  Pipes pipes{};
  if (pipe(pipes.orders) != 0 || pipe(pipes.news) != 0) fail("pipe");
  const pid_t server = fork();
  if (server == 0) {
    close(pipes.orders[1]);
    serve(pipes, streams, states);
    std::_Exit(0);
  }
  close(pipes.orders[0]);
  close(pipes.news[1]);

  Figures figures;
  const auto port = pipes.hear<std::uint16_t>();
  figures.alone_mb = resident_mb(server);
  {
    const auto begun = Clock::now();
    Boards boards(port, "/bang", streams);
    while (!boards.all_have_read(0)) boards.read_some();
    figures.open_ms = milliseconds(Clock::now() - begun);
    if (write(pipes.orders[1], "1", 1) != 1) fail("the server ended");
    while (!boards.all_have_read(states)) boards.read_some();
    figures.streams_mb = resident_mb(server) - figures.alone_mb;
    for (int id = 1; id <= states; ++id)
      figures.ms.push_back(
          milliseconds(boards.seen().at(id).last - pipes.hear<Clock::time_point>()));
    std::ranges::sort(figures.ms);
  }
  close(pipes.orders[1]);
  close(pipes.news[0]);
  waitpid(server, nullptr, 0);
  return figures;
}

// "A027":microseconds for each number that came while all were open and that all have read.
std::string number_times(const Boards& boards, Clock::time_point opened) {
  std::string text;
  for (const auto& [number, id] : boards.numbers()) {
    const Boards::Seen& seen = boards.seen().at(id);
    if (seen.boards != boards.count() || seen.first < opened) continue;
    const auto since_boot =
        std::chrono::duration_cast<std::chrono::microseconds>(seen.last.time_since_epoch());
    text += fmt::format("{}\"{}\":{}", text.empty() ? "" : ",", number, since_boot.count());
  }
  return text;
}

int watch(std::string_view url, int streams, int seconds) {
  static constexpr std::string_view kHost = "http://127.0.0.1:";
  const std::size_t slash = url.find('/', kHost.size());
  if (!url.starts_with(kHost) || slash == std::string_view::npos) return 2;
  const int port = std::atoi(url.data() + kHost.size());

  const auto begun = Clock::now();
  Boards boards(static_cast<std::uint16_t>(port), url.substr(slash), streams);
  while (!boards.all_open()) boards.read_some();
  const double open_ms = milliseconds(Clock::now() - begun);
  const auto opened = Clock::now();
  fmt::print("open\n");
  std::fflush(stdout);
  while (Clock::now() - opened < std::chrono::seconds{seconds}) boards.read_some();

  std::vector<double> spread;
  for (const auto& [id, seen] : boards.seen())
    if (seen.boards == streams && seen.first > opened)
      spread.push_back(milliseconds(seen.last - seen.first));
  std::ranges::sort(spread);
  fmt::print(R"({{"streams":{},"states":{},"open_ms":{:.0f},"first_to_last_p50_ms":{:.1f},)"
             R"("first_to_last_max_ms":{:.1f},"numbers":{{{}}}}})"
             "\n",
             streams, spread.size(), open_ms, percentile(spread, 0.5), percentile(spread, 1),
             number_times(boards, opened));
  return 0;
}

int number(char** argv, int at, int argc, int otherwise) {
  return at < argc ? std::clamp(std::atoi(argv[at]), 1, 10'000) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::string_view{argv[1]} == "--url")
    return watch(argv[2], number(argv, 3, argc, 1'000), number(argv, 4, argc, 10));
  const int streams = number(argv, 1, argc, 1'000);
  const int states = number(argv, 2, argc, 50);

  const Figures bare = measure(serve_by_bare_writes, streams, states);
  const Figures ours = measure(serve_by_hub, streams, states);
  fmt::print(R"({{"streams":{},"states":{},"state_bytes":{},"open_ms":{:.0f},"p50_ms":{:.1f},)"
             R"("p95_ms":{:.1f},"max_ms":{:.1f},"ceiling":"bare_writes_same_bytes",)"
             R"("ceiling_p50_ms":{:.1f},"ceiling_p95_ms":{:.1f},"ratio":{:.3f},)"
             R"("streams_mb":{:.1f},"streams_ceiling_mb":100,"server_alone_mb":{:.1f}}})"
             "\n",
             streams, states, board_state().size(), ours.open_ms, percentile(ours.ms, 0.5),
             percentile(ours.ms, 0.95), percentile(ours.ms, 1), percentile(bare.ms, 0.5),
             percentile(bare.ms, 0.95), percentile(bare.ms, 0.5) / percentile(ours.ms, 0.5),
             ours.streams_mb, ours.alone_mb);
  return 0;
}
