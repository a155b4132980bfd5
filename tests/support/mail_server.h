// A real mail server on the loopback (tests/support/mail_server.py), and its letters as another
// program reads them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "tests/support/child_program.h"

namespace khongcho::test {

// Debian's own, which has Debian's packages.
constexpr const char* kPython = "/usr/bin/python3";

class MailServer {
 public:
  explicit MailServer(const std::string& fault = {})
      : folder_(make_folder()), program_(words(folder_, fault)) {}
  ~MailServer() { std::filesystem::remove_all(folder_); }

  const std::string& url() const { return program_.first_line(); }
  int count() const {
    int n = 0;
    while (std::filesystem::exists(path(n + 1))) ++n;
    return n;
  }
  std::string bytes(int number) const {
    std::ifstream file(path(number), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Headers one a line, a blank line, the text.
  std::string letter(int number) const { return read_mail(path(number)); }

  static std::string read_mail(const std::filesystem::path& file) {
    const std::string command =
        std::string(kPython) + " " KC_SOURCE_DIR "/tests/support/read_mail.py " + file.string();
    FILE* output = ::popen(command.c_str(), "r");
    std::string text;
    for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output)) text += static_cast<char>(c);
    ::pclose(output);
    return text;
  }

 private:
  static std::filesystem::path make_folder() {
    const auto folder = std::filesystem::temp_directory_path() / ("kc-mail-" + random_token(9));
    std::filesystem::create_directory(folder);
    return folder;
  }
  static std::vector<std::string> words(const std::filesystem::path& folder,
                                        const std::string& fault) {
    std::vector<std::string> all{kPython, KC_SOURCE_DIR "/tests/support/mail_server.py",
                                 folder.string()};
    if (!fault.empty()) all.push_back(fault);
    return all;
  }
  std::filesystem::path path(int number) const {
    return folder_ / (std::to_string(number) + ".eml");
  }

  std::filesystem::path folder_;
  ChildProgram program_;
};

}  // namespace khongcho::test
