#include "scan/watched_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace khongcho::scan {

namespace fs = std::filesystem;

namespace {

// Two files of one name a day apart both stay.
fs::path free_name(const fs::path& folder, const fs::path& name) {
  fs::path free = folder / name;
  for (int n = 2; fs::exists(free); ++n)
    free = folder / fmt::format("{}-{}{}", name.stem().string(), n, name.extension().string());
  return free;
}

fs::path move_to(const fs::path& file, const char* where) {
  const fs::path folder = file.parent_path() / where;
  fs::create_directories(folder);
  const fs::path target = free_name(folder, file.filename());
  fs::rename(file, target);
  return target;
}

}  // namespace

std::vector<fs::path> WatchedFolder::look() {
  std::map<fs::path, Seen> now;
  std::vector<fs::path> complete;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder_, problem)) {
    std::error_code gone;  // taken away meanwhile
    if (!entry.is_regular_file(gone) || entry.path().filename().string().starts_with('.')) continue;
    const Seen seen{.size = entry.file_size(gone), .changed = entry.last_write_time(gone)};
    if (gone || seen.size == 0) continue;
    const auto before = seen_.find(entry.path());
    if (before != seen_.end() && before->second == seen) complete.push_back(entry.path());
    now[entry.path()] = seen;
  }
  seen_ = std::move(now);
  std::sort(complete.begin(), complete.end());
  return complete;
}

void WatchedFolder::done(const fs::path& file) const {
  move_to(file, "done");
}

void WatchedFolder::failed(const fs::path& file, std::string_view reason) const {
  fs::path target = move_to(file, "failed");
  std::ofstream(target.concat(".txt")) << reason << '\n';
}

}  // namespace khongcho::scan
