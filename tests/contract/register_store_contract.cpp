// Registers: volumes, lines in order, search, notes, the lock; and results nobody came for.
#include <gtest/gtest.h>

#include <thread>

#include "base/text.h"
#include "core/paper/register_lines.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/register_store.h"
#include "store/uncollected_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = from_unix(1'695'975'000);  // 29/09/2023 15:10
const RegisterRules kRules{.kind = "death",
                           .name = "Sổ đăng ký khai tử",
                           .number = "{n}/TLKT",
                           .volume = "{volume}/{year}",
                           .entries_per_volume = 3};

class RegisterStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    office = {.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    hoa = {.id = make<OfficerId>(), .login = "hoa", .full_name = "Nguyễn Thị Hoa",
           .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, hoa, "hash", kNow);
    });
  }

  Dossier a_dossier(const std::string& tail, DossierState state = DossierState::received,
                    std::optional<Instant> ready_at = {}) {
    Dossier dossier{.id = make<DossierId>(),
                    .code = "000.25.20.H23-230929-" + tail,
                    .lookup_code = "7K4M" + tail,
                    .office = office.id,
                    .state = state,
                    .procedure_name = "Đăng ký khai tử",
                    .submitter = {.full_name = "Trần Văn Tư", .phone = "+84987654321"},
                    .received_at = kNow,
                    .result_number = "7/TLKT",
                    .result_ready_at = ready_at};
    commit([&](sql::Transaction& tx) {
      store::save_new(tx, dossier, {.kind = DossierEventKind::received, .at = kNow});
    });
    return dossier;
  }

  // As the signing does it; the number, or 0 when the volume is locked.
  std::int64_t enter(sql::Transaction& tx, const Dossier& dossier, const std::string& subject) {
    RegisterLine line{.office = office.id,
                      .kind = kRules.kind,
                      .year = 2023,
                      .on = civil_day(kNow),
                      .dossier = dossier.id,
                      .dossier_code = dossier.code,
                      .subject = subject,
                      .content = "Chết lúc 07 giờ",
                      .copies = 2,
                      .fee = 8'000,
                      .signer = "Lê Thị Lan"};
    line.n = store::take_register(tx, office.id, kRules.kind, 2023);
    auto volume = store::latest_volume(tx, office.id, kRules.kind, 2023);
    if (!volume || is_full(kRules, *volume)) {
      volume = next_volume(kRules, office.id, 2023, volume, kNow);
      store::insert(tx, *volume);
    }
    line.volume = volume->id;
    line.number = number_text(kRules, line.n, 2023);
    return store::enter(tx, line) ? line.n : 0;
  }
  void enter_one(const std::string& tail, const std::string& subject) {
    const Dossier dossier = a_dossier(tail);
    commit([&](sql::Transaction& tx) { enter(tx, dossier, subject); });
  }
  store::RegisterSearch search(const std::string& words = {}) const {
    return {.office = office.id, .kind = "death", .year = 2023, .words = words};
  }
  std::string found(const std::string& words) {
    std::vector<std::string> numbers;
    for (const RegisterLine& line : read([&](sql::Transaction& tx) {
           return store::find_lines(tx, search(words), 0, 10);
         }))
      numbers.push_back(line.number);
    return join(numbers, " ");
  }

  Office office;
  Officer hoa;
};

TEST_P(RegisterStoreContract, ALineComesBackAsItWasWritten) {
  const Dossier dossier = a_dossier("0001");
  commit([&](sql::Transaction& tx) { enter(tx, dossier, "Trần Văn Tư"); });

  const auto lines =
      read([&](sql::Transaction& tx) { return store::lines_of_dossier(tx, dossier.id); });

  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].number, "1/TLKT");
  EXPECT_EQ(lines[0].volume_name, "01/2023");
  EXPECT_EQ(lines[0].subject, "Trần Văn Tư");
  EXPECT_EQ(lines[0].content, "Chết lúc 07 giờ");
  EXPECT_EQ(lines[0].copies, 2);
  EXPECT_EQ(lines[0].fee, 8'000);
  EXPECT_EQ(lines[0].on, civil_day(kNow));
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::find_line(tx, office.id, "death", 2023, 1);
            }),
            lines[0]);
}

TEST_P(RegisterStoreContract, LinesAreFoundByTheirDays) {
  for (int i = 1; i <= 4; ++i) enter_one("000" + std::to_string(i), "Trần Văn Tư");
  const CivilDay day = civil_day(kNow);
  const auto of_days = [&](CivilDay first, CivilDay last, int limit) {
    return read([&](sql::Transaction& tx) {
      return store::lines_of_days(tx, office.id, "death", first, last, limit);
    });
  };

  const auto lines = of_days(day - std::chrono::days{1}, day, 3);

  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].n, 1);
  EXPECT_EQ(lines[2].n, 3);
  EXPECT_EQ(of_days(day, day, 9).size(), 4u);
  EXPECT_TRUE(of_days(day + std::chrono::days{1}, day + std::chrono::days{9}, 9).empty());
}

TEST_P(RegisterStoreContract, TheNextVolumeGoesOnWithTheNumbers) {
  for (int i = 1; i <= 4; ++i) enter_one("000" + std::to_string(i), "Trần Văn Tư");

  const auto volumes = read([&](sql::Transaction& tx) {
    return store::volumes_of_year(tx, office.id, "death", 2023);
  });

  ASSERT_EQ(volumes.size(), 2u);
  EXPECT_EQ(volumes[0].entries(), 3);
  EXPECT_EQ(volumes[1].first_number, 4);
  EXPECT_EQ(volumes[1].last_number, 4);
  EXPECT_EQ(volumes[1].name, "02/2023");
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::volumes_of_office(tx, office.id);
            }).front(),
            volumes[1]);
}

TEST_P(RegisterStoreContract, LinesAreFoundByNumberNameAndCode) {
  enter_one("0001", "Trần Văn Tư");
  enter_one("0002", "Đặng Thị Sáu");
  enter_one("0003", "Trần Thị Bảy");

  EXPECT_EQ(found(""), "1/TLKT 2/TLKT 3/TLKT");
  EXPECT_EQ(found("2"), "2/TLKT");
  EXPECT_EQ(found("3/TLKT"), "3/TLKT");
  EXPECT_EQ(found("dang thi"), "2/TLKT");
  EXPECT_EQ(found("trần"), "1/TLKT 3/TLKT");
  EXPECT_EQ(found("000.25.20.H23-230929-0003"), "3/TLKT");
  EXPECT_EQ(found("?!"), "");
  const auto rest =
      read([&](sql::Transaction& tx) { return store::find_lines(tx, search(), 1, 1); });
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].n, 2);
}

TEST_P(RegisterStoreContract, ALockedVolumeTakesNoLine) {
  enter_one("0001", "Trần Văn Tư");
  const Dossier late = a_dossier("0002");
  EXPECT_EQ(commit([&](sql::Transaction& tx) {
              return store::lock_volumes(tx, office.id, "death", 2023, hoa.id, kNow);
            }),
            1);

  EXPECT_EQ(commit([&](sql::Transaction& tx) { return enter(tx, late, "Trần Văn Tám"); }), 0);

  EXPECT_EQ(found(""), "1/TLKT");
  const auto volume = read([&](sql::Transaction& tx) {
    return store::latest_volume(tx, office.id, "death", 2023);
  });
  EXPECT_EQ(volume->locked_by, hoa.id);
  EXPECT_EQ(volume->locked_at, kNow);
  EXPECT_EQ(commit([&](sql::Transaction& tx) {
              return store::lock_volumes(tx, office.id, "death", 2023, hoa.id, kNow);
            }),
            0);
}

TEST_P(RegisterStoreContract, NotesComeInTheOrderOfLinesAndTime) {
  enter_one("0001", "Trần Văn Tư");
  enter_one("0002", "Đặng Thị Sáu");
  const auto note = [&](std::int64_t n, Instant at, const char* text) {
    return RegisterNote{.id = make<RegisterNoteId>(), .office = office.id, .kind = "death",
                        .year = 2023, .n = n, .at = at, .officer = hoa.id, .text = text};
  };
  const RegisterNote second = note(2, kNow, "Sai họ đệm");
  const RegisterNote first = note(1, kNow + Seconds{5}, "Ghi sau");
  commit([&](sql::Transaction& tx) {
    store::insert(tx, second);
    store::insert(tx, first);
  });

  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::notes_of_lines(tx, search(), 1, 2); }),
            (std::vector<RegisterNote>{first, second}));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::notes_of_lines(tx, search(), 2, 2); }),
            std::vector<RegisterNote>{second});
}

// Signers at once, some of whom fail after they have a number: what is kept has no gap.
TEST_P(RegisterStoreContract, ConcurrentSignersLeaveNoGap) {
  constexpr int kSigners = 6;
  constexpr int kEach = 12;
  std::vector<Dossier> dossiers;
  for (int i = 0; i < kSigners * kEach; ++i) dossiers.push_back(a_dossier(std::to_string(1000 + i)));
  std::vector<std::thread> signers;
  for (int signer = 0; signer < kSigners; ++signer)
    signers.emplace_back([&, signer] {
      for (int i = 0; i < kEach; ++i) {
        const Dossier& dossier = dossiers[static_cast<std::size_t>(signer * kEach + i)];
        const auto outcome = sql::in_transaction(db(), [&](sql::Transaction& tx) -> Expected<int> {
          enter(tx, dossier, "Trần Văn Tư");
          if ((signer + i) % 5 == 0) return Error{ErrorCode::conflict, "dossier.changed"};
          return 1;
        });
        (void)outcome;
      }
    });
  for (std::thread& signer : signers) signer.join();

  int kept = 0;
  for (int signer = 0; signer < kSigners; ++signer)
    for (int i = 0; i < kEach; ++i) kept += (signer + i) % 5 != 0;
  const auto lines =
      read([&](sql::Transaction& tx) { return store::find_lines(tx, search(), 0, 1'000); });
  ASSERT_EQ(static_cast<int>(lines.size()), kept);
  for (std::size_t i = 0; i < lines.size(); ++i)
    EXPECT_EQ(lines[i].n, static_cast<std::int64_t>(i) + 1);
  std::int64_t next = 1;
  for (const RegisterVolume& volume : read([&](sql::Transaction& tx) {
         return store::volumes_of_year(tx, office.id, "death", 2023);
       })) {
    EXPECT_EQ(volume.first_number, next);
    EXPECT_LE(volume.entries(), kRules.entries_per_volume);
    next = volume.last_number + 1;
  }
  EXPECT_EQ(next, kept + 1);
}

TEST_P(RegisterStoreContract, ResultsNobodyCameForComeTheLongestWaitingFirst) {
  const Dossier late = a_dossier("0001", DossierState::result_ready, kNow - Seconds{200});
  const Dossier later = a_dossier("0002", DossierState::result_ready, kNow - Seconds{100});
  a_dossier("0003", DossierState::result_ready, kNow + Seconds{1});
  a_dossier("0004", DossierState::signed_off);
  commit([&](sql::Transaction& tx) {
    store::insert_reminder(tx, later.id, hoa.id, kNow - Seconds{9});
    store::insert_reminder(tx, later.id, hoa.id, kNow);
  });

  const auto rows = read([&](sql::Transaction& tx) {
    return store::uncollected_results(tx, office.id, kNow, {}, 10);
  });

  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].code, late.code);
  EXPECT_EQ(rows[0].reminders, 0);
  EXPECT_EQ(rows[0].reminded_at, std::nullopt);
  EXPECT_EQ(rows[0].phone, "+84987654321");
  EXPECT_EQ(rows[1].reminders, 2);
  EXPECT_EQ(rows[1].reminded_at, kNow);
  EXPECT_EQ(rows[1].reminded_by, "Nguyễn Thị Hoa");
  const auto rest = read([&](sql::Transaction& tx) {
    return store::uncollected_results(
        tx, office.id, kNow, store::UncollectedKey{rows[0].ready_at, rows[0].dossier}, 10);
  });
  EXPECT_EQ(rest, std::vector<store::UncollectedResult>{rows[1]});
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::count_uncollected(tx, office.id, kNow);
            }),
            (store::UncollectedCount{.waiting = 2, .never_reminded = 1}));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::last_reminder(tx, later.id); }), kNow);
}

ON_BOTH_DATABASES(RegisterStoreContract);

}  // namespace
}  // namespace khongcho::test
