#include "mail/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace khongcho::mail {

namespace {

constexpr long kTransient = 400;
constexpr long kServiceLeaves = 421;
constexpr long kPermanent = 500;

[[maybe_unused]] const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);

size_t give(char* into, size_t one, size_t count, void* from) {
  auto* left = static_cast<std::string_view*>(from);
  const std::size_t taken = std::min(left->size(), one * count);
  std::memcpy(into, left->data(), taken);
  left->remove_prefix(taken);
  return taken;
}

// The last command sent tells what a refusal is about: this recipient and these bytes, or the way
// the server was spoken to at all.
int keep_command(CURL*, curl_infotype kind, char* bytes, size_t size, void* into) {
  const std::string_view command(bytes, std::min<std::size_t>(size, 4));
  if (kind == CURLINFO_HEADER_OUT && command != "QUIT") *static_cast<std::string*>(into) = command;
  return 0;
}

SendResult result_of(CURLcode problem, long answer, const std::string& command) {
  if (problem == CURLE_OK) return SendResult::sent;
  const bool of_the_message = command == "RCPT" || command == "DATA";
  if (!of_the_message || answer < kTransient || answer == kServiceLeaves)
    return SendResult::no_server;
  return answer < kPermanent ? SendResult::try_again : SendResult::refused;
}

}  // namespace

SendOutcome send_mail(const SmtpServer& server, const MailMessage& message) {
  if (!is_address(message.to)) return {SendResult::refused, "no address: " + message.to};
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 curl_easy_cleanup);
  if (!curl) throw std::runtime_error("libcurl could not start");
  const std::string wire = wire_text(message);
  std::string_view left = wire;
  const std::string from = "<" + message.from + ">";
  const std::string to = "<" + message.to + ">";
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
  const bool must_encrypt = !server.user.empty();
  std::array<char, CURL_ERROR_SIZE> words{};
  std::string command;
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(curl.get(), option, value);
  };
  set(CURLOPT_URL, server.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(server.whole.count()));
  set(CURLOPT_USE_SSL, static_cast<long>(must_encrypt ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!server.user.empty()) {
    set(CURLOPT_USERNAME, server.user.c_str());
    set(CURLOPT_PASSWORD, server.password.c_str());
  }
  set(CURLOPT_MAIL_FROM, from.c_str());
  set(CURLOPT_MAIL_RCPT, recipients.get());
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, give);
  set(CURLOPT_READDATA, &left);
  set(CURLOPT_ERRORBUFFER, words.data());
  set(CURLOPT_VERBOSE, 1L);
  set(CURLOPT_DEBUGFUNCTION, keep_command);
  set(CURLOPT_DEBUGDATA, &command);

  const CURLcode problem = curl_easy_perform(curl.get());
  long answer = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
  const SendResult result = result_of(problem, answer, command);
  if (result == SendResult::sent) return {result};
  return {result, fmt::format("{}: {} {}", command, answer, words.data())};
}

}  // namespace khongcho::mail
