#include "scan/escl.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <thread>

#include "base/text.h"

namespace khongcho::scan {

namespace {

constexpr std::size_t kMostPageBytes = 64 * 1024 * 1024;
constexpr std::size_t kMostAddress = 200;
constexpr long kOk = 200;
constexpr long kCreated = 201;
constexpr long kNoPage = 404;
constexpr long kConflict = 409;
constexpr long kUnavailable = 503;

struct Answer {
  CURLcode problem = CURLE_OK;
  long status = 0;
  std::string body;
  std::string location;
};

size_t take_body(char* bytes, size_t one, size_t count, void* into) {
  auto* body = static_cast<std::string*>(into);
  if (body->size() + one * count > kMostPageBytes) return 0;  // ends the transfer
  body->append(bytes, one * count);
  return one * count;
}

size_t take_header(char* bytes, size_t one, size_t count, void* into) {
  const std::string_view line(bytes, one * count);
  const std::size_t colon = line.find(':');
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  constexpr std::string_view kLocation = "location";
  if (colon == kLocation.size() && std::ranges::equal(line.substr(0, colon), kLocation, same))
    *static_cast<std::string*>(into) = tidy_text(line.substr(colon + 1));
  return one * count;
}

// One request on a connection of its own: scanners of this kind drop idle ones.
class Request {
 public:
  Request(const std::string& address, const EsclTimes& times)
      : curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) throw std::runtime_error("libcurl could not start");
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(times.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(times.answer.count()));
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &answer_.body);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_HEADERDATA, &answer_.location);
  }
  Request(const Request&) = delete;

  Answer get() { return perform(); }
  Answer remove() {
    set(CURLOPT_CUSTOMREQUEST, "DELETE");
    return perform();
  }
  Answer post(const std::string& xml) {
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Content-Type: text/xml"), curl_slist_free_all);
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(xml.size()));
    set(CURLOPT_POSTFIELDS, xml.data());
    return perform();
  }

 private:
  template <typename T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(curl_.get(), option, value);
  }
  Answer perform() {
    answer_.problem = curl_easy_perform(curl_.get());
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer_.status);
    return std::move(answer_);
  }

  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
  Answer answer_;
};

[[maybe_unused]] const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);

Error refused(const char* key) {
  return {ErrorCode::not_eligible, key};
}

// "http://10.0.0.9/eSCL" and "/eSCL/ScanJobs/7" → "http://10.0.0.9/eSCL/ScanJobs/7". A scanner
// that names another host in its answer is not followed there.
std::string job_address(const std::string& scanner, const std::string& location) {
  const std::size_t jobs = location.rfind("/ScanJobs/");
  return jobs == std::string::npos ? "" : scanner + location.substr(jobs);
}

}  // namespace

EsclScanner::EsclScanner(std::string address, EsclTimes times)
    : address_(std::move(address)), times_(times) {
  while (address_.ends_with('/')) address_.pop_back();
}

Expected<ScannerCapabilities> EsclScanner::capabilities() const {
  const Answer answer = Request(address_ + "/ScannerCapabilities", times_).get();
  if (answer.problem != CURLE_OK) return refused("scan.offline");
  if (answer.status == kUnavailable) return refused("scan.busy");
  if (answer.status != kOk) return refused("scan.odd_answer");
  return read_capabilities(answer.body);
}

std::optional<Error> EsclScanner::readiness(bool feeder) const {
  const Answer answer = Request(address_ + "/ScannerStatus", times_).get();
  if (answer.problem != CURLE_OK) return refused("scan.offline");
  if (answer.status != kOk) return refused("scan.busy");
  return read_readiness(answer.body, feeder);
}

ScanOutcome EsclScanner::scan(const ScanSettings& settings,
                              const std::function<void(std::string page)>& take) const {
  ScanOutcome outcome;
  const auto can = capabilities();
  if (!can) return {.problem = can.error()};
  if (settings.feeder && !can->feeder) return {.problem = refused("scan.no_feeder")};
  if (!settings.feeder && !can->glass) return {.problem = refused("scan.no_glass")};
  if (auto problem = readiness(settings.feeder)) return {.problem = std::move(problem)};
  const Answer made = Request(address_ + "/ScanJobs", times_).post(scan_request(*can, settings));
  if (made.problem != CURLE_OK) return {.problem = refused("scan.offline")};
  if (made.status == kConflict) {
    const auto problem = readiness(settings.feeder);
    return {.problem = problem ? problem : refused("scan.busy")};
  }
  if (made.status == kUnavailable) return {.problem = refused("scan.busy")};
  const std::string job = job_address(address_, made.location);
  if (made.status != kCreated || job.empty()) return {.problem = refused("scan.odd_answer")};

  for (int waited = 0; outcome.pages < settings.most_pages;) {
    Answer page = Request(job + "/NextDocument", times_).get();
    if (page.problem == CURLE_OK && page.status == kUnavailable && ++waited < times_.tries) {
      std::this_thread::sleep_for(times_.again);  // the page is being read
      continue;
    }
    if (page.problem == CURLE_OK && page.status == kOk) {
      take(std::move(page.body));
      ++outcome.pages;
      waited = 0;
      continue;
    }
    if (page.problem == CURLE_OK && page.status == kNoPage) {
      // The end, unless paper stuck on its way: an empty feeder is what is left after all pages.
      const auto state = readiness(settings.feeder);
      if (state && state->message_id != "scan.feeder_empty" && state->message_id != "scan.busy")
        outcome.problem = state;
      else if (outcome.pages == 0)
        outcome.problem = state ? *state : refused("scan.odd_answer");
      return outcome;
    }
    const auto state = readiness(settings.feeder);
    outcome.problem = state && state->message_id == "scan.jam" ? *state : refused("scan.cut");
    break;
  }
  Request(job, times_).remove();
  return outcome;
}

std::optional<std::string> scanner_address(std::string_view typed) {
  std::string address = tidy_text(typed);
  if (address.find("://") == std::string::npos && !address.empty()) address = "http://" + address;
  while (address.ends_with('/') && !address.ends_with("://")) address.pop_back();
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  const bool plain = std::ranges::all_of(address, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(":/.-_[]").find(c) != std::string_view::npos;
  });
  if (!web || !plain || address.size() > kMostAddress) return {};
  const std::size_t host = address.find("://") + 3;
  if (host >= address.size()) return {};
  if (address.find('/', host) == std::string::npos) address += "/eSCL";
  return address;
}

}  // namespace khongcho::scan
