#include "store/catalogue_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/catalogue_json.h"

namespace khongcho::store {
namespace {

namespace fs = std::filesystem;

class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags)
      : path_(path), file_(::open(path.c_str(), flags, 0644)) {
    if (file_ < 0) fail();
  }
  ~OpenFile() { ::close(file_); }
  OpenFile(const OpenFile&) = delete;

  void write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(file_) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw std::system_error(errno, std::generic_category(), path_.string());
  }

  fs::path path_;
  int file_;
};

struct Removed {
  fs::path path;
  ~Removed() { ::unlink(path.c_str()); }
};

}  // namespace

Expected<fs::path> write_catalogue(const fs::path& data_dir, const Catalogue& catalogue) {
  const fs::path dir = data_dir / "catalogue";
  const fs::path target =
      dir / (catalogue.profile + "." + iso_day(catalogue.effective_from) + ".json");
  const Removed scratch{target.string() + "." + std::to_string(::getpid()) + ".new"};
  {
    OpenFile file(scratch.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    file.write(catalogue_json(catalogue));
    file.sync();
  }
  // A link, unlike a rename, refuses to take the place of a file that is there.
  if (::link(scratch.path.c_str(), target.c_str()) != 0) {
    if (errno == EEXIST)
      return Error{ErrorCode::conflict, "catalogue.file_exists", {target.filename().string()}};
    throw std::system_error(errno, std::generic_category(), target.string());
  }
  OpenFile(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync();
  return target;
}

}  // namespace khongcho::store
