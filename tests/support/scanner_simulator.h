// tools/scanner_simulator as a child process on the loopback.
#pragma once

#include <curl/curl.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/child_program.h"

namespace khongcho::test {

class ScannerSimulator {
 public:
  explicit ScannerSimulator(const std::vector<std::string>& page_files)
      : program_(words(page_files)) {}

  const std::string& address() const { return program_.first_line(); }
  void set_fault(const std::string& fault) const { ask("/simulator/fault", &fault); }
  std::string settings() const { return ask("/simulator/settings", nullptr); }

 private:
  static std::vector<std::string> words(const std::vector<std::string>& page_files) {
    std::vector<std::string> all{"python3",
                                 KC_SOURCE_DIR "/tools/scanner_simulator/scanner_simulator.py"};
    all.insert(all.end(), page_files.begin(), page_files.end());
    return all;
  }
  static size_t take(char* bytes, size_t one, size_t count, void* into) {
    static_cast<std::string*>(into)->append(bytes, one * count);
    return one * count;
  }
  std::string ask(const std::string& path, const std::string* sent) const {
    const std::string url = address().substr(0, address().rfind('/')) + path;
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

  ChildProgram program_;
};

}  // namespace khongcho::test
