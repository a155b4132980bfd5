// Prepared statements of one connection, kept by their text.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace khongcho::sql {

template <typename Statement>
class StatementCache {
 public:
  // The kept statement, or the one that `prepare` answers.
  template <typename Prepare>
  Statement& find(std::string_view text, Prepare&& prepare) {
    const auto kept = statements_.find(text);
    if (kept != statements_.end()) return *kept->second;
    // Lists with many filters compose texts; nobody should pay for all of them for ever.
    if (statements_.size() >= kMost) statements_.clear();
    auto fresh = prepare();
    return *statements_.emplace(std::string{text}, std::move(fresh)).first->second;
  }
  void forget(std::string_view text) {
    const auto kept = statements_.find(text);
    if (kept != statements_.end()) statements_.erase(kept);
  }
  void clear() { statements_.clear(); }

 private:
  static constexpr std::size_t kMost = 500;

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>>
      statements_;
};

}  // namespace khongcho::sql
