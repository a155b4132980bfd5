// Every sentence a person reads, by key, from locale/<language>.json. Text never stands in code.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho {

class Locale {
 public:
  // Parses one flat JSON object of strings. Throws std::runtime_error with the reason.
  static Locale from_json(std::string_view language, std::string_view json);

  const std::string& language() const { return language_; }
  bool has(std::string_view key) const;
  // The message with {0}, {1} … filled in. An unknown key gives the key itself, so a page still
  // shows something; the tidy test makes sure there is none.
  std::string text(std::string_view key, const std::vector<std::string>& args = {}) const;
  std::string text(const Error& error) const { return text(error.message_id, error.args); }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> messages_;
};

}  // namespace khongcho
