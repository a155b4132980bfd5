// A JSON or TOML file as one kind of tree that remembers the line each value stands on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/law_files.h"

namespace khongcho::store {

enum class NodeKind { table, list, text, number, flag, day };

struct DataNode {
  NodeKind kind = NodeKind::table;
  int line = 0;
  std::string key = {};  // in a table
  std::string text = {};
  std::int64_t number = 0;
  bool flag = false;
  CivilDay day{};
  std::vector<DataNode> children = {};

  const DataNode* find(std::string_view name) const;
};

// Where problems of one file are gathered.
struct ProblemSink {
  std::string file;
  std::vector<DataProblem>* problems = nullptr;

  void add(int line, std::string message_id, std::vector<std::string> args = {}) const;
};

// Nothing when the text is not JSON or TOML at all; the sink then knows why. A key given twice is a
// problem too.
std::optional<DataNode> parse_json(std::string_view text, const ProblemSink& sink);
std::optional<DataNode> parse_toml(std::string_view text, const ProblemSink& sink);

// "/procedures/4/components/2": the line of the deepest part of the path that exists.
int line_at(const DataNode& root, std::string_view path);

// Reads one table key by key and reports what is missing, of the wrong kind, or unknown.
class TableReader {
 public:
  TableReader(const DataNode& table, const ProblemSink& sink) : table_(table), sink_(sink) {}

  std::string text(std::string_view key);  // must be there, not blank
  std::string optional_text(std::string_view key);
  std::int64_t number(std::string_view key, std::optional<std::int64_t> absent = std::nullopt);
  bool flag(std::string_view key);  // absent = false
  CivilDay day(std::string_view key);
  std::optional<CivilDay> optional_day(std::string_view key);
  Seconds time(std::string_view key);
  std::vector<std::string> texts(std::string_view key, bool required);
  // The tables of a list of tables.
  std::vector<const DataNode*> tables(std::string_view key, bool required);
  // Any value, to be looked at by the caller.
  const DataNode* any(std::string_view key, bool required);
  // Reports every key nobody asked for.
  void finish() const;

  void problem(std::string_view key, std::string message_id,
               std::vector<std::string> args = {}) const;
  int line_of(std::string_view key) const;

 private:
  const DataNode* member(std::string_view key, NodeKind kind, bool required);

  const DataNode& table_;
  const ProblemSink& sink_;
  std::vector<std::string> asked_ = {};
};

}  // namespace khongcho::store
