#include "app/voice_speech.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

namespace khongcho::app {

namespace {

using Steady = std::chrono::steady_clock;

constexpr double kLongestSpeech_s = 30;
constexpr std::size_t kMostBytes = 4 * 1024 * 1024;

// The end of a pipe, closed at the end.
class PipeEnd {
 public:
  explicit PipeEnd(int number) : number_(number) {}
  ~PipeEnd() { close(); }
  PipeEnd(const PipeEnd&) = delete;

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// How the program is started: its output into the pipe, nothing else of ours inherited, and the
// signals the server keeps for itself let through.
class Start {
 public:
  explicit Start(int output) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  ~Start() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;

  // Nothing where there is no such program.
  std::optional<pid_t> run(std::vector<std::string> words) const {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], &files_, &attributes_, arguments.data(), environ) != 0)
      return {};
    return child;
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

// All that comes out of the pipe until it ends; nothing when that is too much or takes too long.
std::optional<std::string> read_all(int pipe, Steady::time_point deadline) {
  std::string bytes;
  std::array<char, 64 * 1024> piece;
  while (bytes.size() <= kMostBytes) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    pollfd wanted{.fd = pipe, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return {};
    const ssize_t count = ::read(pipe, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {};
    if (count == 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  return {};
}

// Its exit status once it has ended.
int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::optional<std::string> output_of(const std::vector<std::string>& words,
                                     std::chrono::milliseconds patience) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
  const PipeEnd ours(ends[0]);
  PipeEnd theirs(ends[1]);
  const auto child = Start(theirs.number()).run(words);
  theirs.close();
  if (!child) return {};
  auto output = read_all(ours.number(), Steady::now() + patience);
  if (!output) ::kill(*child, SIGKILL);
  if (wait_for(*child) != 0) return {};
  return output;
}

}  // namespace

std::optional<Sound> speak(const SpeechProgram& program, const std::string& sentence) {
  const auto wav = output_of({program.name, "-v", "vi", "-b", "1", "--stdout", "--", sentence},
                             program.patience);
  if (!wav) return {};
  auto sound = read_sound(*wav, kLongestSpeech_s);
  if (!sound) return {};
  Sound even = evened(*sound);
  if (even.empty()) return {};
  return even;
}

}  // namespace khongcho::app
