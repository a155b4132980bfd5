// Runs a program of the system on a file from somewhere else, so that whatever the file does to it
// ends with that program: limits on time, memory and output, nothing inherited but the arguments.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace khongcho::scan {

struct ProgramLimits {
  std::chrono::seconds time{60};
  std::size_t memory_bytes = std::size_t{2} * 1024 * 1024 * 1024;
  std::size_t output_bytes = std::size_t{64} * 1024 * 1024;   // of its standard output
  std::size_t file_bytes = std::size_t{512} * 1024 * 1024;    // of a file it writes
};

struct ProgramAnswer {
  int status = -1;  // as it exited; -1: stopped by a limit or a signal
  std::string output;
  bool ok() const { return status == 0; }
};

// `arguments`: the program's name first. Throws std::system_error where it cannot be started.
ProgramAnswer run_program(const std::vector<std::string>& arguments,
                          const ProgramLimits& limits = {});

// A folder of its own, gone at the end with all that is in it. Throws std::system_error.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;

  std::filesystem::path path(std::string_view name) const { return folder_ / name; }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;
  std::string read(std::string_view name) const;  // empty where there is none

 private:
  std::filesystem::path folder_;
};

}  // namespace khongcho::scan
