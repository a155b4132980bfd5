#include "tests/keys/test_keys.h"

#include <libp11.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>

namespace khongcho::test {

namespace fs = std::filesystem;

namespace {

void must(bool well, const char* what) {
  if (!well) throw std::runtime_error(std::string("test keys: ") + what);
}

EVP_PKEY* new_key() {
  EVP_PKEY* key = EVP_RSA_gen(2048);
  must(key, "no key");
  return key;
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  must(extension, "no extension");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

struct Pair {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
};

// Signed by `issuer`, or by itself where there is none yet.
Pair new_pair(const CertificateWish& wish, const Pair* issuer) {
  static std::atomic<long> serial{4096};
  Pair pair{.key = new_key(), .certificate = X509_new()};
  X509* certificate = pair.certificate;
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  ASN1_TIME_set(X509_getm_notBefore(certificate), unix_seconds(wish.not_before));
  ASN1_TIME_set(X509_getm_notAfter(certificate), unix_seconds(wish.not_after));
  X509_NAME* name = X509_get_subject_name(certificate);
  const auto add = [&](const char* field, const std::string& text) {
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(text.data()),
                               static_cast<int>(text.size()), -1, 0);
  };
  add("C", "VN");
  add("CN", wish.name);
  X509* above = issuer ? issuer->certificate : certificate;
  X509_set_issuer_name(certificate, X509_get_subject_name(above));
  X509_set_pubkey(certificate, pair.key);
  add_extension(certificate, above, NID_basic_constraints,
                issuer ? "critical,CA:FALSE" : "critical,CA:TRUE");
  add_extension(certificate, above, NID_key_usage,
                "critical," + (issuer ? wish.usage : std::string("keyCertSign,cRLSign")));
  add_extension(certificate, above, NID_subject_key_identifier, "hash");
  if (issuer) add_extension(certificate, above, NID_authority_key_identifier, "keyid");
  must(X509_sign(certificate, issuer ? issuer->key : pair.key, EVP_sha256()) != 0, "not signed");
  return pair;
}

void free_pair(Pair& pair) {
  EVP_PKEY_free(pair.key);
  X509_free(pair.certificate);
}

std::string bytes_in(BIO* bio) {
  const char* text = nullptr;
  const long length = BIO_get_mem_data(bio, &text);
  std::string bytes(text, static_cast<std::size_t>(length));
  BIO_free(bio);
  return bytes;
}

std::string pkcs12_of(EVP_PKEY* key, X509* certificate, X509* authority,
                      const std::string& passphrase) {
  STACK_OF(X509)* others = sk_X509_new_null();
  sk_X509_push(others, authority);
  PKCS12* file =
      PKCS12_create(passphrase.c_str(), "ky", key, certificate, others, 0, 0, 2048, 2048, 0);
  sk_X509_free(others);
  must(file, "no PKCS#12");
  BIO* out = BIO_new(BIO_s_mem());
  i2d_PKCS12_bio(out, file);
  PKCS12_free(file);
  return bytes_in(out);
}

// Key and certificate onto the token, by the library the program uses too.
void fill_token(const std::string& label, const std::string& pin, const Pair& pair) {
  PKCS11_CTX* context = PKCS11_CTX_new();
  PKCS11_SLOT* slots = nullptr;
  unsigned count = 0;
  must(PKCS11_CTX_load(context, TestToken::module().c_str()) == 0, "no SoftHSM");
  must(PKCS11_enumerate_slots(context, &slots, &count) == 0, "no slots");
  PKCS11_SLOT* slot = PKCS11_find_token(context, slots, count);
  while (slot && slot->token && label != slot->token->label)
    slot = PKCS11_find_next_token(context, slots, count, slot);
  must(slot && slot->token && PKCS11_open_session(slot, 1) == 0, "no session");
  must(PKCS11_login(slot, 0, pin.c_str()) == 0, "no log-in");
  unsigned char id[] = {1};
  std::string name = "ky";
  must(PKCS11_store_private_key(slot->token, pair.key, name.data(), id, sizeof id) == 0, "no key");
  must(PKCS11_store_certificate(slot->token, pair.certificate, name.data(), id, sizeof id,
                                nullptr) == 0,
       "no certificate");
  PKCS11_logout(slot);
  PKCS11_release_all_slots(context, slots, count);
  PKCS11_CTX_unload(context);
  PKCS11_CTX_free(context);
}

}  // namespace

struct TestAuthority::Made {
  Pair own;
  std::map<std::string, std::string> key_files;  // by the wish
};

TestAuthority::TestAuthority(const std::string& name) : made_(std::make_unique<Made>()) {
  made_->own = new_pair({.name = name}, nullptr);
}
TestAuthority::~TestAuthority() {
  free_pair(made_->own);
}

std::string TestAuthority::pem() const {
  BIO* out = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(out, made_->own.certificate);
  return bytes_in(out);
}

std::string TestAuthority::key_file(const CertificateWish& wish,
                                    const std::string& passphrase) const {
  std::string& bytes = made_->key_files[wish.name + wish.usage + iso_instant(wish.not_before) +
                                        iso_instant(wish.not_after) + passphrase];
  if (!bytes.empty()) return bytes;
  Pair pair = new_pair(wish, &made_->own);
  bytes = pkcs12_of(pair.key, pair.certificate, made_->own.certificate, passphrase);
  free_pair(pair);
  return bytes;
}

TestToken::TestToken(const TestAuthority& authority, const CertificateWish& wish,
                     const std::string& label, const std::string& pin)
    : folder_(fresh_folder("token")), label_(label) {
  fs::create_directories(folder_ / "tokens");
  written(folder_ / "softhsm2.conf", "directories.tokendir = " + (folder_ / "tokens").string() +
                                         "\nobjectstore.backend = file\nlog.level = ERROR\n");
  setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
  output_of("softhsm2-util --init-token --free --label " + label + " --pin " + pin +
            " --so-pin 00000000");
  Pair pair = new_pair(wish, &authority.made_->own);
  fill_token(label, pin, pair);
  free_pair(pair);
}

TestToken::~TestToken() {
  std::error_code none;
  fs::remove_all(folder_, none);
}

std::string TestToken::module() {
  for (const char* path :
       {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"})
    if (fs::exists(path)) return path;
  return "libsofthsm2.so";
}

void TestToken::pull_out() {
  fs::remove_all(folder_ / "tokens");
}

fs::path written(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

fs::path fresh_folder(const std::string& name) {
  static std::atomic<int> count{0};
  const fs::path folder =
      fs::temp_directory_path() /
      ("khongcho-" + name + "-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  must(pipe, "no program");
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), got);
  pclose(pipe);
  return text;
}

}  // namespace khongcho::test
