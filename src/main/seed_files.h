// The shipped seed: where its files are, and reading them whole.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/locale.h"
#include "core/staffing/arrival.h"
#include "core/staffing/roster.h"

namespace khongcho {

// A file or, with a directory, its arrivals.csv / roster.csv. All throw std::runtime_error: a
// file that cannot be read, or a row at fault with its line and the reason in words.
std::vector<Arrival> read_arrivals_file(const std::filesystem::path& path, const Locale& locale);
std::vector<RosterOfficer> read_roster_file(const std::filesystem::path& path,
                                            const Locale& locale);

// seed/thanh-ha-2023-09-29 beside the data directory, unless the option names another place.
std::filesystem::path seed_dir_of(const std::string& option, const std::filesystem::path& data_dir);

}  // namespace khongcho
