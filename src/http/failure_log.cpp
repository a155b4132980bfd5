#include "http/failure_log.h"

#include <spdlog/spdlog.h>

#include <boost/core/demangle.hpp>
#include <boost/json.hpp>
#include <typeinfo>

namespace khongcho::http {

namespace {

boost::json::object line_of(std::string_view event, const Request& request, int status) {
  return {{"event", event},
          {"request", request.id},
          {"method", request.method},
          {"route", request.route},
          {"status", status}};
}

}  // namespace

std::string without_values(std::string_view reason) {
  std::string kept;
  char closing = '\0';
  for (const char c : reason.substr(0, reason.find('\n'))) {
    if (closing != '\0') {
      if (c != closing) continue;
      closing = '\0';
      kept += c;
    } else if (c >= '0' && c <= '9') {
      kept += '#';
    } else {
      kept += c;
      if (c == '"' || c == '\'') closing = c;
      if (c == '(') closing = ')';
    }
  }
  return kept;
}

void log_failure(const Request& request, int status, const std::exception* failure) {
  auto line = line_of("request.failed", request, status);
  if (failure) {
    line["type"] = boost::core::demangle(typeid(*failure).name());
    line["reason"] = without_values(failure->what());
  }
  spdlog::error("{}", boost::json::serialize(line));
}

void log_failure(std::string_view event, const std::exception& failure) {
  spdlog::error("{}", boost::json::serialize(boost::json::object{
                          {"event", event},
                          {"type", boost::core::demangle(typeid(failure).name())},
                          {"reason", without_values(failure.what())}}));
}

void log_request(const Request& request, int status, std::chrono::microseconds took) {
  auto line = line_of("request", request, status);
  line["microseconds"] = took.count();
  spdlog::info("{}", boost::json::serialize(line));
}

}  // namespace khongcho::http
