// tools/scanner_simulator as a child process on the loopback.
#pragma once

#include <curl/curl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

namespace khongcho::test {

class ScannerSimulator {
 public:
  explicit ScannerSimulator(const std::vector<std::string>& page_files) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe");
    std::vector<std::string> words{"python3", KC_SOURCE_DIR
                                   "/tools/scanner_simulator/scanner_simulator.py"};
    words.insert(words.end(), page_files.begin(), page_files.end());
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
    if (!told) throw std::runtime_error("the scanner simulator did not start");
    address_ = line.data();
    address_.pop_back();
  }
  ~ScannerSimulator() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }
  ScannerSimulator(const ScannerSimulator&) = delete;

  const std::string& address() const { return address_; }
  void set_fault(const std::string& fault) const { ask("/simulator/fault", &fault); }
  std::string settings() const { return ask("/simulator/settings", nullptr); }

 private:
  static size_t take(char* bytes, size_t one, size_t count, void* into) {
    static_cast<std::string*>(into)->append(bytes, one * count);
    return one * count;
  }
  std::string ask(const std::string& path, const std::string* sent) const {
    const std::string url = address_.substr(0, address_.rfind('/')) + path;
    std::string answer;
    CURL* curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    if (sent) {
      curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "PUT");
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, sent->c_str());
    }
    const CURLcode problem = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    if (problem != CURLE_OK) throw std::runtime_error("the scanner simulator does not answer");
    return answer;
  }

  pid_t child_ = 0;
  std::string address_;
};

}  // namespace khongcho::test
