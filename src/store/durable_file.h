// A file that is there whole or not at all, also after a power cut.
#pragma once

#include <filesystem>
#include <string_view>

namespace khongcho::store {

// Writes `bytes` as `path`, in place of what stood there, and returns once they are safely on disk.
// Missing folders are made. Throws std::system_error.
void write_durably(const std::filesystem::path& path, std::string_view bytes);
// Removes the file for good; false where there was none. Throws std::system_error.
bool remove_durably(const std::filesystem::path& path);

}  // namespace khongcho::store
