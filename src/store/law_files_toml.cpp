// TOML into DataNode, by toml++ with its source positions.
// Without exceptions, which Debian's shared library is not built for: from the headers alone.
#define TOML_EXCEPTIONS 0
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "store/law_files_node.h"

namespace khongcho::store {
namespace {

DataNode node_of(const toml::node& value, const ProblemSink& sink);

int line_of(const toml::node& value) {
  return static_cast<int>(value.source().begin.line);
}

CivilDay day_of(const toml::date& date) {
  return CivilDay{std::chrono::year{date.year} / std::chrono::month{date.month} /
                  std::chrono::day{date.day}};
}

// toml++ keeps tables sorted by key; problems are sorted by line afterwards.
DataNode table_of(const toml::table& table, const ProblemSink& sink) {
  DataNode node{.kind = NodeKind::table, .line = line_of(table)};
  for (const auto& [key, value] : table) {
    DataNode child = node_of(value, sink);
    child.key = std::string(key.str());
    node.children.push_back(std::move(child));
  }
  return node;
}

DataNode list_of(const toml::array& array, const ProblemSink& sink) {
  DataNode node{.kind = NodeKind::list, .line = line_of(array)};
  for (const toml::node& value : array) node.children.push_back(node_of(value, sink));
  // An array of tables has no place of its own: it begins with its first table.
  if (!node.children.empty() && node.line == 0) node.line = node.children.front().line;
  return node;
}

DataNode node_of(const toml::node& value, const ProblemSink& sink) {
  if (const auto* table = value.as_table()) return table_of(*table, sink);
  if (const auto* array = value.as_array()) return list_of(*array, sink);
  DataNode node{.kind = NodeKind::text, .line = line_of(value)};
  if (const auto* text = value.as_string()) {
    node.text = text->get();
  } else if (const auto* number = value.as_integer()) {
    node.kind = NodeKind::number;
    node.number = number->get();
  } else if (const auto* flag = value.as_boolean()) {
    node.kind = NodeKind::flag;
    node.flag = flag->get();
  } else if (const auto* date = value.as_date()) {
    node.kind = NodeKind::day;
    node.day = day_of(date->get());
  } else {
    sink.add(node.line, "data.no_such_value");
  }
  return node;
}

}  // namespace

std::optional<DataNode> parse_toml(std::string_view text, const ProblemSink& sink) {
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    sink.add(static_cast<int>(result.error().source().begin.line), "data.bad_toml",
             {std::string(result.error().description())});
    return std::nullopt;
  }
  DataNode root = table_of(result.table(), sink);
  root.line = 1;
  return root;
}

}  // namespace khongcho::store
