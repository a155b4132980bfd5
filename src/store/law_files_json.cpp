// JSON into DataNode: the parser is fed line by line, so that every value knows its line.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <utility>

#include "base/text.h"
#include "store/law_files_node.h"

namespace khongcho::store {
namespace {

namespace json = boost::json;

constexpr std::size_t kDeepest = 32;

// Receives the events of the parser. The path from the root to the open list or table is kept as
// indices, because pointers would not survive growing vectors.
struct TreeHandler {
  static constexpr std::size_t max_object_size = 100'000;
  static constexpr std::size_t max_array_size = 100'000;
  static constexpr std::size_t max_key_size = 1'000;
  static constexpr std::size_t max_string_size = 100'000;

  const ProblemSink* sink = nullptr;
  int line = 1;
  DataNode root{.kind = NodeKind::list};  // holds the document as its only child
  std::vector<std::size_t> open = {};
  std::string key = {};
  std::string part = {};

  DataNode& current() {
    DataNode* at = &root;
    for (const std::size_t index : open) at = &at->children[index];
    return *at;
  }
  DataNode& put(NodeKind kind) {
    DataNode& parent = current();
    if (parent.kind == NodeKind::table && parent.find(key))
      sink->add(line, "data.duplicate_key", {key});
    parent.children.push_back({.kind = kind, .line = line});
    if (parent.kind == NodeKind::table) parent.children.back().key = std::exchange(key, {});
    return parent.children.back();
  }
  void enter(NodeKind kind) {
    put(kind);
    open.push_back(current().children.size() - 1);
  }
  bool number(std::int64_t n) {
    put(NodeKind::number).number = n;
    return true;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return enter(NodeKind::table), true; }
  bool on_object_end(std::size_t, json::error_code&) { return open.pop_back(), true; }
  bool on_array_begin(json::error_code&) { return enter(NodeKind::list), true; }
  bool on_array_end(std::size_t, json::error_code&) { return open.pop_back(), true; }
  bool on_key_part(json::string_view text, std::size_t, json::error_code&) {
    return key.append(text.data(), text.size()), true;
  }
  bool on_key(json::string_view text, std::size_t, json::error_code&) {
    return key.append(text.data(), text.size()), true;
  }
  bool on_string_part(json::string_view text, std::size_t, json::error_code&) {
    return part.append(text.data(), text.size()), true;
  }
  bool on_string(json::string_view text, std::size_t, json::error_code&) {
    part.append(text.data(), text.size());
    put(NodeKind::text).text = std::exchange(part, {});
    return true;
  }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t n, json::string_view, json::error_code&) { return number(n); }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& ec) { return refuse(ec); }
  bool on_double(double, json::string_view, json::error_code& ec) { return refuse(ec); }
  bool on_bool(bool flag, json::error_code&) {
    put(NodeKind::flag).flag = flag;
    return true;
  }
  bool on_null(json::error_code& ec) { return refuse(ec); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  // Fractions, huge numbers and null have no place in these files.
  static bool refuse(json::error_code& ec) {
    ec = json::error::not_number;
    return false;
  }
};

}  // namespace

std::optional<DataNode> parse_json(std::string_view text, const ProblemSink& sink) {
  json::parse_options options;
  options.max_depth = kDeepest;
  json::basic_parser<TreeHandler> parser(options);
  parser.handler().sink = &sink;
  json::error_code ec;
  while (!text.empty() && !ec && !parser.done()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const bool more = end < text.size();
    const std::size_t used = parser.write_some(more, text.data(), end, ec);
    if (!ec && more) ++parser.handler().line;
    text.remove_prefix(parser.done() ? used : end);
  }
  if (!ec && !tidy_text(text).empty()) ec = json::error::extra_data;
  if (!ec && !parser.done()) ec = json::error::incomplete;
  if (ec) {
    sink.add(parser.handler().line, "data.bad_json", {ec.message()});
    return std::nullopt;
  }
  return std::move(parser.handler().root.children.front());
}

}  // namespace khongcho::store
