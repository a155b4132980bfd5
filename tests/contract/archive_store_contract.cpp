// Archived papers: one for each form and version of a dossier, the first to be kept.
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "store/archive_store.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = from_unix(1'695'975'000);

class ArchiveStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    dossier = {.id = make<DossierId>(),
               .code = "000.25.20.H23-230929-0001",
               .lookup_code = "7K4M29RT",
               .office = office.id,
               .received_at = kNow};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::save_new(tx, dossier, {.kind = DossierEventKind::received, .at = kNow});
    });
  }

  store::ArchivedPaper a_paper(int version, std::string_view content) const {
    return {.dossier = dossier.id,
            .form = "receipt",
            .version = version,
            .sha256 = sha256_hex(content),
            .bytes = static_cast<std::int64_t>(content.size()),
            .created_at = kNow};
  }

  Dossier dossier;
};

TEST_P(ArchiveStoreContract, FindsThePaperItKept) {
  const store::ArchivedPaper paper = a_paper(1, "trả trước 17 giờ 00");

  commit([&](sql::Transaction& tx) { store::keep(tx, paper); });

  const auto found = read([&](sql::Transaction& tx) {
    return store::find_archived_paper(tx, dossier.id, "receipt", 1);
  });
  EXPECT_EQ(found, paper);
}

TEST_P(ArchiveStoreContract, TheFirstOfTwoStays) {
  const store::ArchivedPaper first = a_paper(1, "một");
  commit([&](sql::Transaction& tx) { store::keep(tx, first); });

  const auto kept =
      commit([&](sql::Transaction& tx) { return store::keep(tx, a_paper(1, "hai")); });

  EXPECT_EQ(kept, first);
}

TEST_P(ArchiveStoreContract, ListsTheVersionsOldestFirst) {
  commit([&](sql::Transaction& tx) {
    store::keep(tx, a_paper(4, "bốn"));
    store::keep(tx, a_paper(2, "hai"));
  });

  const auto papers =
      read([&](sql::Transaction& tx) { return store::archived_papers_of(tx, dossier.id); });

  ASSERT_EQ(papers.size(), 2u);
  EXPECT_EQ(papers[0].version, 2);
  EXPECT_EQ(papers[1].version, 4);
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::find_archived_paper(tx, dossier.id, "receipt", 3);
            }),
            std::nullopt);
}

ON_BOTH_DATABASES(ArchiveStoreContract);

}  // namespace
}  // namespace khongcho::test
