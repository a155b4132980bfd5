// A program beside the test that says in its first line where it is to be found; ended with it.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

namespace khongcho::test {

class ChildProgram {
 public:
  explicit ChildProgram(std::vector<std::string> words) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execvp(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    FILE* output = ::fdopen(ends[0], "r");
    std::array<char, 200> line{};
    const bool told = std::fgets(line.data(), line.size(), output) != nullptr;
    std::fclose(output);
    if (!told) throw std::runtime_error(words.back() + " did not start");
    first_line_ = line.data();
    first_line_.pop_back();
  }
  ~ChildProgram() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }
  ChildProgram(const ChildProgram&) = delete;

  const std::string& first_line() const { return first_line_; }

 private:
  pid_t child_ = 0;
  std::string first_line_;
};

}  // namespace khongcho::test
