#include "store/blob_store.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "base/crypto.h"
#include "store/durable_file.h"

namespace khongcho::store {

namespace fs = std::filesystem;

namespace {

bool is_hash(const std::string& text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

fs::path BlobStore::path_of(const std::string& sha256) const {
  if (!is_hash(sha256)) throw std::invalid_argument("not a SHA-256: " + sha256);
  return folder_ / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

std::string BlobStore::put(std::string_view bytes) const {
  const std::string sha256 = sha256_hex(bytes);
  const fs::path path = path_of(sha256);
  // A file of that name is only trusted as far as get() would.
  std::error_code none;
  if (fs::file_size(path, none) == bytes.size() && !none) return sha256;
  write_durably(path, bytes);
  return sha256;
}

std::optional<std::string> BlobStore::get(const std::string& sha256) const {
  std::ifstream file(path_of(sha256), std::ios::binary);
  if (!file) return {};
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (sha256_hex(bytes) != sha256)
    throw std::runtime_error("file " + sha256 + " is damaged: its bytes have another hash");
  return bytes;
}

}  // namespace khongcho::store
