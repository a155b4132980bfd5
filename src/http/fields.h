// Named texts in the order they came: query, form, headers, cookies, path captures. A name may
// stand more than once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khongcho::http {

class Fields {
 public:
  using Entry = std::pair<std::string, std::string>;

  Fields() = default;
  Fields(std::initializer_list<Entry> entries) : entries_(entries) {}
  // Names compared without regard to ASCII case, as header names are.
  static Fields ignoring_case();

  void add(std::string name, std::string value);
  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The first value of that name.
  std::optional<std::string_view> get(std::string_view name) const;
  // The first value of that name, or an empty text when there is none.
  std::string_view text(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  const Entry* find(std::string_view name) const;
  bool same_name(std::string_view a, std::string_view b) const;

  std::vector<Entry> entries_;
  bool ignore_case_ = false;
};

}  // namespace khongcho::http
