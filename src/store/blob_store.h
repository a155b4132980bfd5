// Files kept under the hash of their bytes (files/3f/a9/3fa9…): written whole or not at all, never
// changed, and checked against their name on every reading.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace khongcho::store {

class BlobStore {
 public:
  // The folder is made when the first file is written.
  explicit BlobStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // The SHA-256 of the bytes, once they are safely on disk. Throws std::system_error.
  std::string put(std::string_view bytes) const;
  // Nothing where there is no such file. Throws std::runtime_error on bytes that are not the ones
  // once written, and std::invalid_argument on a text that is no hash.
  std::optional<std::string> get(const std::string& sha256) const;

  std::filesystem::path path_of(const std::string& sha256) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace khongcho::store
