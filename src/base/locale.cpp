#include "base/locale.h"

#include <boost/json.hpp>
#include <stdexcept>

namespace khongcho {

Locale Locale::from_json(std::string_view language, std::string_view json) {
  Locale locale;
  locale.language_ = language;
  const boost::json::value parsed = boost::json::parse(json);
  for (const auto& [key, value] : parsed.as_object()) {
    if (!value.is_string())
      throw std::runtime_error("locale: '" + std::string(key) + "' is not a string");
    locale.messages_.emplace(std::string(key), std::string(value.as_string()));
  }
  return locale;
}

bool Locale::has(std::string_view key) const { return messages_.find(key) != messages_.end(); }

std::string Locale::text(std::string_view key, const std::vector<std::string>& args) const {
  const auto found = messages_.find(key);
  if (found == messages_.end()) return std::string(key);
  const std::string& message = found->second;
  std::string filled;
  for (std::size_t at = 0; at < message.size(); ++at) {
    const bool slot = message[at] == '{' && at + 2 < message.size() && message[at + 2] == '}' &&
                      message[at + 1] >= '0' && message[at + 1] <= '9';
    if (!slot) {
      filled += message[at];
      continue;
    }
    const auto index = static_cast<std::size_t>(message[at + 1] - '0');
    if (index < args.size()) filled += args[index];
    at += 2;
  }
  return filled;
}

}  // namespace khongcho
