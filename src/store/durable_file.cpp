#include "store/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/crypto.h"

namespace khongcho::store {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// An open file, closed at the end.
class File {
 public:
  File(const fs::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags, 0640)) {
    if (number_ < 0) fail("open " + path_.string());
  }
  ~File() { ::close(number_); }
  File(const File&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write " + path_.string());
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(number_) != 0) fail("fsync " + path_.string());
  }

 private:
  fs::path path_;
  int number_;
};

// A name in a folder is only safe once the folder itself is on disk.
void sync_folder(const fs::path& folder) {
  File(folder, O_RDONLY | O_DIRECTORY).sync();
}

// Taken away again when the writing fails before the file has its final name.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;

  const fs::path& path() const { return path_; }
  void keep_as(const fs::path& final_path) {
    fs::rename(path_, final_path);
    kept_ = true;
  }

 private:
  fs::path path_;
  bool kept_ = false;
};

void make_folders(const fs::path& folder) {
  if (fs::exists(folder)) return;
  if (folder.has_parent_path()) make_folders(folder.parent_path());
  fs::create_directory(folder);  // no error when another thread was first
  sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

}  // namespace

void write_durably(const fs::path& path, std::string_view bytes) {
  make_folders(path.parent_path());
  TemporaryFile temporary(path.parent_path() / (".new-" + random_token(12)));
  {
    File file(temporary.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    file.write(bytes);
    file.sync();
  }
  temporary.keep_as(path);
  sync_folder(path.parent_path());
}

bool remove_durably(const fs::path& path) {
  if (!fs::remove(path)) return false;
  sync_folder(path.parent_path());
  return true;
}

}  // namespace khongcho::store
