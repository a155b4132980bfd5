#include "http/fields.h"

#include <algorithm>

namespace khongcho::http {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

Fields Fields::ignoring_case() {
  Fields fields;
  fields.ignore_case_ = true;
  return fields;
}

void Fields::add(std::string name, std::string value) {
  entries_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Fields::get(std::string_view name) const {
  const Entry* entry = find(name);
  if (!entry) return std::nullopt;
  return entry->second;
}

std::string_view Fields::text(std::string_view name) const {
  const Entry* entry = find(name);
  return entry ? std::string_view{entry->second} : std::string_view{};
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Entry& entry : entries_)
    if (same_name(entry.first, name)) values.push_back(entry.second);
  return values;
}

const Fields::Entry* Fields::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (same_name(entry.first, name)) return &entry;
  return nullptr;
}

bool Fields::same_name(std::string_view a, std::string_view b) const {
  if (!ignore_case_) return a == b;
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace khongcho::http
