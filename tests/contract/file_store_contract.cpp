// Files of dossiers, papers of a person, scanners and batches of pages.
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "store/dossier_store.h"
#include "store/file_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/scan_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = from_unix(1'695'975'000);

class FileStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    hoa = {.id = make<OfficerId>(), .login = "hoa", .full_name = "Hoa", .office = office.id};
    dossier = {.id = make<DossierId>(),
               .code = "000.25.20.H23-230929-0001",
               .lookup_code = "7K4M29RT",
               .office = office.id,
               .received_at = kNow};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, hoa, "x", kNow);
      store::save_new(tx, dossier, {.kind = DossierEventKind::received, .at = kNow});
    });
  }

  DossierFile a_file(const std::string& component, std::string_view content = "x") const {
    return {.id = make<FileId>(),
            .dossier = dossier.id,
            .component = component,
            .name = "Tờ khai.pdf",
            .sha256 = sha256_hex(content),
            .bytes = static_cast<std::int64_t>(content.size()),
            .media_type = "application/pdf",
            .pages = 2,
            .added_by = hoa.id,
            .added_at = kNow};
  }
  DossierFile described(DossierFile file, int number) const {
    file.record = {.owner_id = "030157004512",
                   .type = "ID-CARD",
                   .number = number,
                   .title = "Căn cước",
                   .issued_on = "2021-04-15",
                   .issuer = "Cục Cảnh sát",
                   .valid_to = "2031-04-15",
                   .quality = PaperQuality::photocopy,
                   .reusable = true};
    file.digitized_by = hoa.id;
    file.digitized_at = kNow;
    return file;
  }
  void add(const DossierFile& file) {
    commit([&](sql::Transaction& tx) { store::insert(tx, file); });
  }
  ScanBatch a_batch(BatchState state, Instant asked_at = kNow) const {
    return {.id = make<ScanBatchId>(),
            .office = dossier.office,
            .dossier = dossier.id,
            .component = "id_card",
            .origin = "Máy quét 1",
            .asked_by = hoa.id,
            .asked_at = asked_at,
            .state = state};
  }
  ScanPage a_page(const ScanBatch& batch, int seq) const {
    return {.id = make<ScanPageId>(),
            .office = dossier.office,
            .batch = batch.id,
            .seq = seq,
            .sha256 = sha256_hex("page"),
            .received_at = kNow};
  }

  Officer hoa;
  Dossier dossier;
};

TEST_P(FileStoreContract, FindsWhatItWrote) {
  const DossierFile plain = a_file("declaration");
  const DossierFile full = described(a_file("id_card"), 1);
  add(plain);
  add(full);

  const auto files = read([&](sql::Transaction& tx) { return store::files_of(tx, dossier.id); });
  EXPECT_EQ(files, (std::vector<DossierFile>{plain, full}));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::find_file(tx, full.id); }), full);
}

TEST_P(FileStoreContract, TheSameBytesAreOnALineOnce) {
  const DossierFile first = a_file("declaration");
  add(first);
  add(a_file("id_card"));  // another line
  EXPECT_THROW(add(a_file("declaration")), sql::Error);

  DossierFile removed = first;
  removed.removed_by = hoa.id;
  removed.removed_at = kNow;
  removed.removed_why = "nhầm hồ sơ";
  EXPECT_TRUE(commit([&](sql::Transaction& tx) { return store::remove(tx, removed); }));
  EXPECT_FALSE(commit([&](sql::Transaction& tx) { return store::remove(tx, removed); }));
  add(a_file("declaration"));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::find_file(tx, first.id); }), removed);
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::files_of(tx, dossier.id); }).size(),
            2u);
}

TEST_P(FileStoreContract, NumbersPapersOfAPersonByType) {
  const auto next = [&](const char* type) {
    return read([&](sql::Transaction& tx) {
      return store::next_paper_number(tx, "030157004512", type);
    });
  };
  EXPECT_EQ(next("ID-CARD"), 1);
  const DossierFile first = a_file("id_card");
  add(first);
  commit([&](sql::Transaction& tx) { store::describe(tx, described(first, 1)); });
  EXPECT_EQ(next("ID-CARD"), 2);
  EXPECT_EQ(next("KQ.G15.000031"), 1);
  EXPECT_THROW(add(described(a_file("other"), 1)), sql::Error) << "the code is another paper's";
}

TEST_P(FileStoreContract, ListsThePapersOfAPerson) {
  const DossierFile paper = described(a_file("id_card"), 1);
  DossierFile again = described(a_file("id_card", "y"), 1);
  again.reused_from = paper.id;
  add(paper);
  add(again);
  add(a_file("declaration"));

  const auto papers = [&](const char* owner) {
    return read([&](sql::Transaction& tx) { return store::papers_of_owner(tx, owner); });
  };
  EXPECT_EQ(papers("030157004512"), std::vector<DossierFile>{paper});
  EXPECT_TRUE(papers("030157004513").empty());
}

TEST_P(FileStoreContract, KeepsTheScannersOfAnOffice) {
  Scanner scanner{.id = make<ScannerId>(),
                  .office = dossier.office,
                  .name = "Máy quét 1",
                  .address = "http://192.168.1.20/eSCL"};
  commit([&](sql::Transaction& tx) { store::insert(tx, scanner, kNow); });
  scanner.active = false;
  scanner.address = "http://192.168.1.21/eSCL";
  commit([&](sql::Transaction& tx) { store::update(tx, scanner); });

  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::scanners_of(tx, dossier.office); }),
            std::vector<Scanner>{scanner});
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::find_scanner(tx, scanner.id); }),
            scanner);
}

TEST_P(FileStoreContract, TheBatchThatWaitedLongestIsNext) {
  ScanBatch first = a_batch(BatchState::waiting, kNow);
  const ScanBatch second = a_batch(BatchState::waiting, kNow + Seconds{1});
  const ScanBatch open = a_batch(BatchState::receiving, kNow - Seconds{9});
  commit([&](sql::Transaction& tx) {
    for (const ScanBatch& batch : {second, first, open}) store::insert(tx, batch);
  });
  const auto next = [&] {
    return read([&](sql::Transaction& tx) { return store::next_batch(tx); });
  };
  EXPECT_EQ(next(), first);
  first.state = BatchState::failed;
  first.tries = 3;
  first.problem = "scan.unreadable";
  commit([&](sql::Transaction& tx) { store::update(tx, first, kNow); });
  EXPECT_EQ(next(), second);
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::find_batch(tx, first.id); }), first);
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::batches_left_open(tx, kNow); }),
            std::vector<ScanBatch>{open});
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::batches_of(tx, dossier.id, 2); }),
            (std::vector<ScanBatch>{second, first}));
}

TEST_P(FileStoreContract, TheTrayHoldsPagesWithoutAPlace) {
  const ScanBatch done = a_batch(BatchState::done);
  const ScanBatch busy = a_batch(BatchState::waiting);
  const DossierFile file = a_file("id_card");
  std::vector<ScanPage> pages;
  for (int seq = 1; seq <= 5; ++seq) pages.push_back(a_page(done, seq));
  pages[1].kind = ScanPageKind::blank;
  commit([&](sql::Transaction& tx) {
    for (const ScanBatch& batch : {done, busy}) store::insert(tx, batch);
    for (const ScanPage& page : pages) store::insert(tx, page);
    store::insert(tx, a_page(busy, 1));
    store::insert(tx, file);
    pages[2].file = file.id;
    pages[2].kind = ScanPageKind::paper;
    store::update(tx, pages[2]);
    store::discard(tx, pages[3].id, hoa.id, kNow);
  });

  const auto tray =
      read([&](sql::Transaction& tx) { return store::pages_in_tray(tx, dossier.office, 10); });
  EXPECT_EQ(tray, (std::vector<ScanPage>{pages[0], pages[4]}));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::pages_of(tx, done.id); }).size(), 4u);
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::find_page(tx, pages[3].id); }),
            std::nullopt);
}

ON_BOTH_DATABASES(FileStoreContract);

}  // namespace
}  // namespace khongcho::test
