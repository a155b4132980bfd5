#include "scan/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace khongcho::scan {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

// The reading end of a pipe; the writing end is the program's standard output.
class OutputPipe {
 public:
  OutputPipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) check(errno, "pipe");
  }
  ~OutputPipe() {
    close_writing();
    ::close(ends_[0]);
  }
  OutputPipe(const OutputPipe&) = delete;

  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// prlimit(1) sets the limits and becomes the program; env(1) gives it a short environment.
std::vector<std::string> with_limits(const std::vector<std::string>& arguments,
                                     const ProgramLimits& limits) {
  std::vector<std::string> whole{"prlimit",
                                 fmt::format("--cpu={}", limits.time.count()),
                                 fmt::format("--as={}", limits.memory_bytes),
                                 fmt::format("--fsize={}", limits.file_bytes),
                                 "--core=0",
                                 "env",
                                 "-i",
                                 "PATH=/usr/bin:/bin",
                                 "LC_ALL=C.UTF-8",
                                 "OMP_THREAD_LIMIT=1"};
  whole.insert(whole.end(), arguments.begin(), arguments.end());
  return whole;
}

pid_t start(std::vector<std::string> arguments, const OutputPipe& output) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  check(posix_spawn_file_actions_init(&actions), "spawn");
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  check(posix_spawnattr_init(&attributes), "spawn");
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // killed with its children
  pid_t id = 0;
  const int error = posix_spawnp(&id, pointers.front(), &actions, &attributes, pointers.data(),
                                 environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  check(error, pointers.front());
  return id;
}

// Reads until the program closes its output. False where a limit came first.
bool read_output(int pipe, std::string& output, Clock::time_point until, std::size_t most) {
  std::array<char, 65536> piece;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0 || output.size() > most) return false;
    pollfd wanted{.fd = pipe, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t length = ::read(pipe, piece.data(), piece.size());
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) return true;
    output.append(piece.data(), static_cast<std::size_t>(length));
  }
}

}  // namespace

ProgramAnswer run_program(const std::vector<std::string>& arguments, const ProgramLimits& limits) {
  OutputPipe pipe;
  const pid_t id = start(with_limits(arguments, limits), pipe);
  pipe.close_writing();
  ProgramAnswer answer;
  const bool ended =
      read_output(pipe.reading(), answer.output, Clock::now() + limits.time, limits.output_bytes);
  if (!ended) ::kill(-id, SIGKILL);
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) continue;
  if (ended && WIFEXITED(status)) answer.status = WEXITSTATUS(status);
  return answer;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "khongcho-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) check(errno, "mkdtemp");
  folder_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  std::ofstream file(path(name), std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) check(errno == 0 ? EIO : errno, "write");
  return path(name);
}

std::string TemporaryFolder::read(std::string_view name) const {
  std::ifstream file(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace khongcho::scan
