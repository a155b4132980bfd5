#include "store/law_files_node.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace khongcho::store {
namespace {

bool blank(const std::string& text) {
  return tidy_text(text).empty();
}

}  // namespace

const DataNode* DataNode::find(std::string_view name) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const DataNode& child) { return child.key == name; });
  return kind == NodeKind::table && found != children.end() ? &*found : nullptr;
}

void ProblemSink::add(int line, std::string message_id, std::vector<std::string> args) const {
  problems->push_back(
      {file, line, Error{ErrorCode::invalid_input, std::move(message_id), std::move(args)}});
}

int line_at(const DataNode& root, std::string_view path) {
  const DataNode* at = &root;
  for (const std::string& step : split(path, '/')) {
    if (step.empty()) continue;
    std::size_t index = 0;
    const DataNode* next = at->find(step);
    if (at->kind == NodeKind::list) {
      std::from_chars(step.data(), step.data() + step.size(), index);
      if (index < at->children.size()) next = &at->children[index];
    }
    if (!next) break;
    at = next;
  }
  return at->line;
}

const DataNode* TableReader::any(std::string_view key, bool required) {
  asked_.emplace_back(key);
  const DataNode* found = table_.find(key);
  if (!found && required) sink_.add(table_.line, "data.missing_key", {std::string(key)});
  return found;
}

const DataNode* TableReader::member(std::string_view key, NodeKind kind, bool required) {
  const DataNode* found = any(key, required);
  if (!found || found->kind == kind) return found;
  sink_.add(found->line, "data.wrong_kind", {std::string(key)});
  return nullptr;
}

std::string TableReader::text(std::string_view key) {
  const DataNode* found = member(key, NodeKind::text, true);
  if (!found) return {};
  if (blank(found->text)) problem(key, "data.empty", {std::string(key)});
  return found->text;
}

std::string TableReader::optional_text(std::string_view key) {
  const DataNode* found = member(key, NodeKind::text, false);
  return found ? found->text : std::string{};
}

std::int64_t TableReader::number(std::string_view key, std::optional<std::int64_t> absent) {
  const DataNode* found = member(key, NodeKind::number, !absent);
  return found ? found->number : absent.value_or(0);
}

bool TableReader::flag(std::string_view key) {
  const DataNode* found = member(key, NodeKind::flag, false);
  return found && found->flag;
}

CivilDay TableReader::day(std::string_view key) {
  const auto found = optional_day(key);
  if (!found && !table_.find(key)) sink_.add(table_.line, "data.missing_key", {std::string(key)});
  return found.value_or(CivilDay{});
}

// TOML has dates of its own; JSON writes them as text.
std::optional<CivilDay> TableReader::optional_day(std::string_view key) {
  const DataNode* found = any(key, false);
  if (!found) return std::nullopt;
  if (found->kind == NodeKind::day) return found->day;
  const auto day = found->kind == NodeKind::text ? parse_day(found->text) : std::nullopt;
  if (!day) sink_.add(found->line, "data.bad_day", {std::string(key)});
  return day;
}

Seconds TableReader::time(std::string_view key) {
  const DataNode* found = member(key, NodeKind::text, true);
  if (!found) return {};
  const auto time = parse_time_of_day(found->text);
  if (!time) sink_.add(found->line, "data.bad_time", {std::string(key)});
  return time.value_or(Seconds{0});
}

std::vector<std::string> TableReader::texts(std::string_view key, bool required) {
  std::vector<std::string> all;
  const DataNode* found = member(key, NodeKind::list, required);
  if (!found) return all;
  for (const DataNode& item : found->children) {
    if (item.kind != NodeKind::text || blank(item.text))
      sink_.add(item.line, "data.wrong_kind", {std::string(key)});
    else
      all.push_back(item.text);
  }
  return all;
}

std::vector<const DataNode*> TableReader::tables(std::string_view key, bool required) {
  std::vector<const DataNode*> all;
  const DataNode* found = member(key, NodeKind::list, required);
  if (!found) return all;
  for (const DataNode& item : found->children) {
    if (item.kind != NodeKind::table)
      sink_.add(item.line, "data.wrong_kind", {std::string(key)});
    else
      all.push_back(&item);
  }
  return all;
}

void TableReader::finish() const {
  for (const DataNode& child : table_.children)
    if (std::find(asked_.begin(), asked_.end(), child.key) == asked_.end())
      sink_.add(child.line, "data.unknown_key", {child.key});
}

void TableReader::problem(std::string_view key, std::string message_id,
                          std::vector<std::string> args) const {
  sink_.add(line_of(key), std::move(message_id), std::move(args));
}

int TableReader::line_of(std::string_view key) const {
  const DataNode* found = table_.find(key);
  return found ? found->line : table_.line;
}

}  // namespace khongcho::store
