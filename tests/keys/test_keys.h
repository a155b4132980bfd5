// Keys and certificates made on the spot, by an authority made on the spot, for tests of
// signatures; a token of SoftHSM in a folder of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/time.h"

namespace khongcho::test {

struct CertificateWish {
  std::string name;
  std::string usage = "digitalSignature,nonRepudiation";
  Instant not_before = from_unix(1577836800);  // 2020
  Instant not_after = from_unix(2208988800);   // 2040
};

class TestAuthority {
 public:
  explicit TestAuthority(const std::string& name = "Trung tâm chứng thực thử nghiệm");
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;

  std::string pem() const;  // its own certificate
  // A key with its certificate as PKCS#12, the authority's certificate beside it. The same for the
  // same wish.
  std::string key_file(const CertificateWish& wish, const std::string& passphrase) const;

 private:
  friend class TestToken;
  struct Made;
  std::unique_ptr<Made> made_;
};

// Holds one key with its certificate under the label "ky". SOFTHSM2_CONF points at it from then
// on.
class TestToken {
 public:
  TestToken(const TestAuthority& authority, const CertificateWish& wish, const std::string& label,
            const std::string& pin);
  ~TestToken();
  TestToken(const TestToken&) = delete;

  static std::string module();
  std::string uri() const { return "pkcs11:token=" + label_ + ";object=ky"; }
  // As if somebody pulled it out: what it holds is there no more.
  void pull_out();

 private:
  std::filesystem::path folder_;
  std::string label_;
};

std::filesystem::path fresh_folder(const std::string& name);
// What a program prints, both streams; throws where it cannot be started.
std::string output_of(const std::string& command);
std::filesystem::path written(const std::filesystem::path& path, const std::string& bytes);

}  // namespace khongcho::test
