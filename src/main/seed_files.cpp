#include "main/seed_files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace khongcho {

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

template <typename T>
T or_throw(Expected<T> read, const std::filesystem::path& path, const Locale& locale) {
  if (!read) throw std::runtime_error(path.string() + ": " + locale.text(read.error()));
  return std::move(*read);
}

}  // namespace

std::vector<Arrival> read_arrivals_file(const std::filesystem::path& path, const Locale& locale) {
  return or_throw(read_arrivals(read_file(path)), path, locale);
}

std::vector<RosterOfficer> read_roster_file(const std::filesystem::path& path,
                                            const Locale& locale) {
  return or_throw(read_roster(read_file(path)), path, locale);
}

std::filesystem::path seed_dir_of(const std::string& option,
                                  const std::filesystem::path& data_dir) {
  if (!option.empty()) return option;
  return data_dir / ".." / "seed" / "thanh-ha-2023-09-29";
}

}  // namespace khongcho
