#include "store/law_files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/text.h"
#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& dir, const char* extension) {
  std::vector<fs::path> files;
  std::error_code ec;
  for (fs::recursive_directory_iterator it(dir, ec), end; !ec && it != end; it.increment(ec))
    if (it->is_regular_file() && it->path().extension() == extension) files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> text_in(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  return in.bad() ? std::nullopt : std::optional(std::move(text));
}

using ReadNode = void (*)(const DataNode&, const ProblemSink&, LawReading&);
using ReadText = void (*)(std::string_view, const ProblemSink&, LawReading&);

class DirectoryReader {
 public:
  explicit DirectoryReader(const fs::path& dir) : dir_(dir) {}

  // Every file of one kind; a folder without any is a problem.
  void each(const char* folder, const char* extension, ReadNode read) {
    const auto files = files_in(dir_ / folder, extension);
    if (files.empty()) sink(dir_ / folder).add(0, "data.no_files");
    for (const fs::path& file : files) {
      const auto text = text_in(file);
      if (!text || !is_clean_utf8(*text)) {
        sink(file).add(0, "data.unreadable");
        continue;
      }
      const bool toml = file.extension() == ".toml";
      const auto root = toml ? parse_toml(*text, sink(file)) : parse_json(*text, sink(file));
      if (!root) continue;
      if (root->kind == NodeKind::table)
        read(*root, sink(file), reading_);
      else
        sink(file).add(root->line, "data.wrong_kind", {file.filename().string()});
    }
  }
  void one(const char* name, ReadText read) {
    const auto text = text_in(dir_ / name);
    if (!text) return sink(dir_ / name).add(0, "data.unreadable");
    read(*text, sink(dir_ / name), reading_);
  }

  LawFiles result() && {
    std::stable_sort(reading_.problems.begin(), reading_.problems.end(),
                     [](const auto& a, const auto& b) {
                       return a.file != b.file ? a.file < b.file : a.line < b.line;
                     });
    return {std::move(reading_.law), std::move(reading_.problems)};
  }

 private:
  ProblemSink sink(const fs::path& file) {
    return {file.lexically_relative(dir_).generic_string(), &reading_.problems};
  }

  fs::path dir_;
  LawReading reading_ = {};
};

}  // namespace

LawFiles load_law(const fs::path& data_dir) {
  std::error_code ec;
  if (!fs::is_directory(data_dir, ec))
    return {{}, {{data_dir.string(), 0, Error{ErrorCode::not_found, "data.no_directory"}}}};
  DirectoryReader reader(data_dir);
  // In this order: each kind may name things of the kinds before it.
  reader.each("calendars", ".toml", read_calendar);
  reader.each("profiles", ".toml", read_profile);
  reader.each("catalogue", ".json", read_catalogue);
  reader.each("models", ".toml", read_model);
  reader.each("forms", ".json", read_form);
  reader.one("units/units.csv", read_units);
  reader.one("units/successors.csv", read_successors);
  reader.each("offices", ".toml", read_offices);
  reader.each("waiting_rooms", ".toml", read_waiting_room);
  reader.each("alarms", ".toml", read_alarms);
  reader.each("routes", ".toml", read_route);
  reader.each("registers", ".toml", read_registers);
  reader.each("results", ".toml", read_result);
  reader.each("profiles", ".toml", check_profile);
  reader.each("profiles", ".toml", check_alarms);
  return std::move(reader).result();
}

fs::path find_data_dir() {
  if (const char* named = std::getenv("KHONGCHO_DATA")) return named;
  std::error_code ec;
  const fs::path program = fs::read_symlink("/proc/self/exe", ec).parent_path();
  const std::vector<fs::path> places{"data", program / "../share/khongcho/data",
                                     program / "../../data", program / "../../../data"};
  for (const fs::path& place : places)
    if (fs::is_directory(place / "profiles", ec)) return place.lexically_normal();
  return {};
}

std::string text_of(const DataProblem& problem, const Locale& locale) {
  const std::string line = problem.line > 0 ? ":" + std::to_string(problem.line) : "";
  return problem.file + line + ": " + locale.text(problem.reason);
}

}  // namespace khongcho::store
