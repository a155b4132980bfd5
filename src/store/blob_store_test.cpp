#include "store/blob_store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/crypto.h"

namespace khongcho::store {
namespace {

namespace fs = std::filesystem;

class BlobStoreTest : public ::testing::Test {
 protected:
  void TearDown() override { fs::remove_all(folder); }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
  }

  const fs::path folder = fs::temp_directory_path() / ("kc-blobs-" + random_token(9));
  const BlobStore blobs{folder};
};

TEST_F(BlobStoreTest, GivesBackTheBytesItTook) {
  const std::string bytes("%PDF\0\xFF ngày", 12);

  const std::string sha256 = blobs.put(bytes);

  EXPECT_EQ(sha256, sha256_hex(bytes));
  EXPECT_EQ(blobs.get(sha256), bytes);
  EXPECT_EQ(blobs.path_of(sha256), folder / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256);
}

TEST_F(BlobStoreTest, KnowsWhatItDoesNotHave) {
  EXPECT_EQ(blobs.get(sha256_hex("never written")), std::nullopt);
  EXPECT_THROW(blobs.get("../../etc/passwd"), std::invalid_argument);
}

TEST_F(BlobStoreTest, RefusesBytesSomebodyChanged) {
  const std::string sha256 = blobs.put("trả trước 17 giờ 00");
  std::ofstream(blobs.path_of(sha256), std::ios::binary) << "trả trước 18 giờ 00";

  EXPECT_THROW(blobs.get(sha256), std::runtime_error);
}

TEST_F(BlobStoreTest, WritesAgainAFileCutShort) {
  const std::string sha256 = blobs.put("trả trước 17 giờ 00");
  fs::resize_file(blobs.path_of(sha256), 3);

  blobs.put("trả trước 17 giờ 00");

  EXPECT_EQ(blobs.get(sha256), "trả trước 17 giờ 00");
}

TEST_F(BlobStoreTest, ThreadsWritingTheSameBytesLeaveOneFile) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([this] {
      for (int n = 0; n < 20; ++n) blobs.put("tờ số " + std::to_string(n));
    });
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(files().size(), 20u);
  EXPECT_EQ(blobs.get(sha256_hex("tờ số 7")), "tờ số 7");
}

}  // namespace
}  // namespace khongcho::store
