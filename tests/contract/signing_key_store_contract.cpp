// Keys for signatures: one in use for each officer and office. Signatures: each file once.
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/signing_key_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = from_unix(1'695'975'000);

class SigningKeyStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    office = {.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    lan = {.id = make<OfficerId>(), .login = "lan", .full_name = "Đỗ Thị Lan", .office = office.id};
    dossier = {.id = make<DossierId>(),
               .code = "000.25.20.H23-230929-0001",
               .lookup_code = "7K4M29RT",
               .office = office.id,
               .received_at = kNow};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, lan, "x", kNow);
      store::save_new(tx, dossier, {.kind = DossierEventKind::received, .at = kNow});
    });
  }

  RegisteredKey lans_key() const {
    return {.id = make<RegisteredKeyId>(),
            .kind = KeyKind::pkcs11,
            .place = "pkcs11:token=lan",
            .officer = lan.id,
            .name = "Đỗ Thị Lan",
            .subject = "CN=Đỗ Thị Lan,C=VN",
            .issuer = "Trung tâm chứng thực",
            .serial = "1001",
            .not_before = kNow,
            .not_after = kNow + std::chrono::days{365},
            .added_by = lan.id,
            .added_at = kNow};
  }
  RegisteredKey seal() const {
    RegisteredKey key = lans_key();
    key.kind = KeyKind::pkcs12;
    key.place = "con-dau.p12";
    key.officer = {};
    key.office = office.id;
    return key;
  }

  Office office;
  Officer lan;
  Dossier dossier;
};

TEST_P(SigningKeyStoreContract, FindsTheKeyOfAnOfficerAndTheSealOfAnOffice) {
  const RegisteredKey key = lans_key();
  const RegisteredKey of_office = seal();
  commit([&](sql::Transaction& tx) {
    store::insert(tx, key);
    store::insert(tx, of_office);
  });

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::key_of(tx, lan.id), key);
    EXPECT_EQ(store::seal_of(tx, office.id), of_office);
    EXPECT_EQ(store::find_key(tx, key.id), key);
    EXPECT_EQ(store::all_keys(tx).size(), 2U);
  });
}

TEST_P(SigningKeyStoreContract, TheSecondKeyInUseIsADuplicate) {
  commit([&](sql::Transaction& tx) { store::insert(tx, lans_key()); });

  EXPECT_THROW(commit([&](sql::Transaction& tx) { store::insert(tx, lans_key()); }), sql::Error);
}

TEST_P(SigningKeyStoreContract, AKeyOutOfUseMakesRoomForTheNext) {
  const RegisteredKey old_key = lans_key();
  const RegisteredKey next = lans_key();
  commit([&](sql::Transaction& tx) {
    store::insert(tx, old_key);
    EXPECT_TRUE(store::disable_key(tx, old_key.id, lan.id, kNow));
    EXPECT_FALSE(store::disable_key(tx, old_key.id, lan.id, kNow + Seconds{5}));
    store::insert(tx, next);
  });

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::key_of(tx, lan.id), next);
    EXPECT_EQ(store::find_key(tx, old_key.id)->disabled_at, kNow);
  });
}

TEST_P(SigningKeyStoreContract, SignaturesAreFoundByDossierAndByFile) {
  const RegisteredKey key = lans_key();
  const auto signature = [&](SignatureRole role, Instant at) {
    return ResultSignature{.id = make<ResultSignatureId>(),
                           .dossier = dossier.id,
                           .sha256 = sha256_hex(text_of(role)),
                           .bytes = 50'000,
                           .role = role,
                           .key = key.id,
                           .officer = lan.id,
                           .number = "12/2023",
                           .at = at};
  };
  const ResultSignature first = signature(SignatureRole::signer, kNow);
  const ResultSignature second = signature(SignatureRole::seal, kNow + Seconds{60});
  commit([&](sql::Transaction& tx) {
    store::insert(tx, key);
    store::insert(tx, second);
    store::insert(tx, first);
  });

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::signatures_of(tx, dossier.id), (std::vector{first, second}));
    EXPECT_EQ(store::find_signature(tx, first.sha256), first);
    EXPECT_FALSE(store::find_signature(tx, sha256_hex("another file")));
  });
}

ON_BOTH_DATABASES(SigningKeyStoreContract);

}  // namespace
}  // namespace khongcho::test
