#include "open_office.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "sql/migrate.h"
#include "store/alarm_store.h"
#include "store/citizen_notice_store.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/notice_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/register_store.h"
#include "store/scan_store.h"
#include "store/ticket_store.h"
#include "store/uncollected_store.h"

namespace khongcho::bench {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int kAtOnce = 5'000;
constexpr int kConsultations = 10'000;  // every other one answered
constexpr int kAlarms = 12'000;
constexpr int kNotices = 5'000;  // of each who gets many
constexpr int kPagesInTray = 2'000;
constexpr int kTicketsADay = 300;

// In hundredths of all: how many stand in each state.
DossierState state_of(int n) {
  using enum DossierState;
  const int part = n % 100;
  if (part < 10) return received;
  if (part < 35) return assigned;
  if (part < 50) return drafted;
  if (part < 58) return supplement_requested;
  if (part < 61) return payment_requested;
  if (part < 68) return awaiting_appraisal;
  if (part < 80) return awaiting_signature;
  if (part < 88) return signed_off;
  return result_ready;
}

class Filling {
 public:
  Filling(sql::Database& db, const OpenOffice& open) : db_(db), open_(open) {}

  void dossiers() {
    each(kOpenDossiers, [&](sql::Transaction& tx, int n) {
      Dossier dossier = dossier_of(n);
      store::save_new(tx, dossier, {.at = dossier.received_at, .officer = open_.receptionist.id});
      if (dossier.received_at < instant_of(civil_day(open_.now))) return;
      // Today's have come further: their events tell the pace.
      Dossier after = dossier;
      store::save(tx, dossier, after,
                  {.kind = DossierEventKind::assigned,
                   .at = dossier.received_at + minutes{1},
                   .officer = open_.receptionist.id});
      Dossier last = after;
      store::save(tx, after, last,
                  {.kind = DossierEventKind::drafted,
                   .at = dossier.received_at + minutes{4},
                   .officer = dossier.specialist});
    });
  }

  void consultations() {
    each(kConsultations, [&](sql::Transaction& tx, int n) {
      const DossierId dossier{kFirstDossier + n};
      store::insert(tx, consultation_of(n), dossier);
      if (n % 2 == 1) store::close_consultation(tx, {1 + n}, open_.now - minutes{n});
    });
  }

  void alarms() {
    each(kAlarms, [&](sql::Transaction& tx, int n) {
      const RaisedAlarm alarm{.id = {1 + n},
                              .dossier = {kFirstDossier + n},
                              .kind = n % 4 == 0 ? AlarmKind::missed : AlarmKind::due_soon,
                              .due_at = open_.now + minutes{n},
                              .office = open_.office.id,
                              .officer = specialist(n),
                              .raised_at = open_.now - minutes{n % 500},
                              .level = n % 4 == 0 ? AlarmLevel::head : AlarmLevel::officer};
      store::insert(tx, alarm);
      if (n % 3 == 0) store::acknowledge(tx, alarm.id, open_.signer.id, "", open_.now);
    });
  }

  void notices() {
    for (const OfficerId officer : {open_.signer.id, open_.chair.id, open_.specialists[0].id})
      each(kNotices, [&](sql::Transaction& tx, int n) {
        store::insert(tx, OfficerNotice{.id = make<OfficerNoticeId>(),
                                        .officer = officer,
                                        .at = open_.now - minutes{n},
                                        .text = {.key = "alarm.notice_missed",
                                                 .args = {"000.25.20.H23-230901-000001", "Sáu"},
                                                 .link = "/canh-bao"}});
      });
  }

  // About every fifth dossier, half of them told.
  void citizen_notices() {
    each(kOpenDossiers / 5, [&](sql::Transaction& tx, int n) {
      const Dossier dossier = dossier_of(5 * n);
      CitizenNotice notice =
          citizen_notice(CitizenNoticeKind::apologised, dossier, open_.now - minutes{n}).value();
      store::insert(tx, notice);
      if (n % 2 == 0) return;
      notice.sent_at = notice.at;
      store::save(tx, notice);
    });
  }

  void register_lines() {
    RegisterVolume volume{.id = make<RegisterId>(),
                          .office = open_.office.id,
                          .kind = "certified-copies",
                          .year = year_of(civil_day(open_.now)),
                          .name = "01/2023-SCT/BS",
                          .opened_at = open_.now - days{200}};
    sql::in_transaction(db_, [&](sql::Transaction& tx) { store::insert(tx, volume); });
    each(kRegisterLines, [&](sql::Transaction& tx, int n) {
      store::enter(tx, {.volume = volume.id,
                        .office = volume.office,
                        .kind = volume.kind,
                        .year = volume.year,
                        .n = n + 1,
                        .number = fmt::format("{}/TLKT", n + 1),
                        .on = civil_day(open_.now),
                        .dossier = {kFirstDossier + n},
                        .dossier_code = code_of(n),
                        .subject = name_of(n),
                        .content = "Chứng thực bản sao từ bản chính",
                        .signer = "Vũ Thị Lan"});
    });
  }

  void reminders() {
    each(kOpenDossiers, [&](sql::Transaction& tx, int n) {
      if (state_of(n) == DossierState::result_ready && n % 3 == 0)
        store::insert_reminder(tx, {kFirstDossier + n}, open_.receptionist.id, open_.now - days{1});
    });
  }

  void scanned_pages() {
    sql::in_transaction(db_, [&](sql::Transaction& tx) {
      const ScanBatch batch{.id = make<ScanBatchId>(),
                            .office = open_.office.id,
                            .origin = "Máy quét quầy 1",
                            .asked_at = open_.now,
                            .state = BatchState::done};
      store::insert(tx, batch);
      for (int n = 0; n < kPagesInTray; ++n)
        store::insert(tx, ScanPage{.id = make<ScanPageId>(),
                                   .office = open_.office.id,
                                   .batch = batch.id,
                                   .seq = n + 1,
                                   .sha256 = fmt::format("{:064x}", n),
                                   .kind = ScanPageKind::paper,
                                   .received_at = open_.now});
    });
  }

  void past_days() {
    for (int week = 1; week <= 4; ++week)
      each(kTicketsADay, [&](sql::Transaction& tx, int n) {
        const CivilDay day = civil_day(open_.now) - days{7 * week};
        const Instant taken = instant_of(day) + hours{7} + minutes{n};
        store::insert(tx,
                      QueueTicket{.id = make<TicketId>(),
                                  .office = open_.office.id,
                                  .day = day,
                                  .service = "chung-thuc",
                                  .letter = "A",
                                  .number = n + 1,
                                  .state = TicketState::ended,
                                  .outcome = TicketOutcome::received,
                                  .taken_at = taken,
                                  .in_line_since = taken,
                                  .called_at = taken + minutes{3},
                                  .served_at = taken + minutes{4},
                                  .ended_at = taken + minutes{9}},
                      {.channel = "kiosk", .secret = fmt::format("{}-{}", week, n)});
      });
  }

 private:
  template <typename Work>
  void each(int count, Work work) {
    for (int begin = 0; begin < count; begin += kAtOnce)
      sql::in_transaction(db_, [&](sql::Transaction& tx) {
        for (int n = begin; n < std::min(count, begin + kAtOnce); ++n) work(tx, n);
      });
  }

  OfficerId specialist(int n) const {
    return open_.specialists[static_cast<std::size_t>(n / 100 % kSpecialists)].id;
  }
  static std::string code_of(int n) { return fmt::format("000.25.20.H23-231001-{:06}", n); }
  static std::string name_of(int n) {
    constexpr std::string_view kNames[]{"Nguyễn Thị Sáu", "Trần Văn Tư", "Lê Thị Hạnh",
                                        "Phạm Văn Nam", "Vũ Thị Lan"};
    return fmt::format("{} {}", kNames[n % 5], n);
  }

  Consultation consultation_of(int n) const {
    Consultation asked{.id = {1 + n},
                       .office = open_.office.id,
                       .question = "Đề nghị xác nhận",
                       .asked_by = open_.signer.id,
                       .asked_at = open_.now - days{2},
                       .due_at = open_.now + minutes{n}};
    if (n % 2 == 1) {
      asked.answered_at = open_.now - minutes{n};
      asked.answered_by = open_.signer.id;
      asked.answer = "Đúng";
    }
    return asked;
  }

  // Received in the last twenty days, promised from two days ago to twenty days ahead.
  Dossier dossier_of(int n) const {
    Dossier dossier{.id = {kFirstDossier + n},
                    .code = code_of(n),
                    .lookup_code = fmt::format("L{:07}", n),
                    .office = open_.office.id,
                    .state = state_of(n),
                    .profile = open_.office.profile,
                    .model = open_.office.model,
                    .procedure = "C12",
                    .procedure_name = "Chứng thực bản sao từ bản chính",
                    .field = "Chứng thực",
                    .because = "Nhận trước 15 giờ 30 phút: trả trong ngày."};
    dossier.submitter = {.full_name = name_of(n), .phone = "+84912345678"};
    dossier.name_folded = fmt::format("nguoi nop {}", n);
    dossier.papers = {{.component = "ban_chinh", .name = "Bản chính giấy tờ"}};
    dossier.received_at = open_.now - days{20} + Seconds{n * 17LL};
    dossier.submitted_at = dossier.received_at;
    dossier.printed_due_at = open_.now - days{2} + Seconds{19LL * (n * 7919LL % kOpenDossiers)};
    dossier.promise_due_at = dossier.printed_due_at;
    dossier.receptionist = open_.receptionist.id;
    dossier.route = "commune-certification@1";
    dossier.step_since = dossier.received_at;
    if (n < kConsultations) dossier.consultations = {consultation_of(n)};
    place(dossier, n);
    apologise(dossier, n);
    return dossier;
  }

  // In whose hands it is, and what its state brings with it.
  void place(Dossier& dossier, int n) const {
    using enum DossierState;
    dossier.holder = open_.receptionist.id;
    if (dossier.state == received) {
      if (n % 4 == 0) offer(dossier, Role::specialist, {});
      return;
    }
    dossier.specialist = specialist(n);
    dossier.holder = dossier.specialist;
    const bool waits = dossier.state == supplement_requested || dossier.state == payment_requested;
    if (waits) {
      dossier.waits = {{.from = dossier.received_at + hours{1}, .asked = "Giấy tờ còn thiếu"}};
      dossier.holder = {};
    }
    if (dossier.state == assigned && n % 20 == 11) offer(dossier, {}, specialist(n + 100));
    if (dossier.state == awaiting_appraisal) offer(dossier, Role::commune_chair, {});
    if (dossier.state == awaiting_signature && n % 3 != 0) offer(dossier, Role::signer, {});
    if (dossier.state != signed_off && dossier.state != result_ready) return;
    dossier.signer = open_.signer.id;
    dossier.signed_at = open_.now - hours{3};
    dossier.result_number = fmt::format("{}/TLKT", n + 1);
    dossier.holder = open_.receptionist.id;
    const bool sealed = dossier.state == result_ready || n % 2 == 0;
    if (sealed) {
      dossier.sealed_at = open_.now - hours{2};
      dossier.sealed_by = open_.clerk.id;
    }
    if (n % 4 == 1) dossier.result_sha256 = fmt::format("{:064x}", n);
    if (dossier.state == result_ready) dossier.result_ready_at = dossier.received_at + hours{8};
  }

  void offer(Dossier& dossier, std::optional<Role> role, OfficerId to) const {
    dossier.offered_role = role;
    dossier.offered_to = to;
    dossier.offered_at = open_.now - minutes{dossier.id.value % 900};
  }

  void apologise(Dossier& dossier, int n) const {
    if (n % 50 == 11) {
      dossier.apology_proposed_at = open_.now - minutes{n % 700};
      dossier.proposed_time = open_.now + days{1};
      dossier.apology_reason = "Người ký vắng";
    } else if (n % 50 == 12) {
      dossier.apologised_at = open_.now - minutes{n % 20'000};
      dossier.reappointed_at = *dossier.printed_due_at + days{1};
      dossier.apology_reason = "Người ký vắng";
    }
  }

  sql::Database& db_;
  const OpenOffice& open_;
};

Office office_called(const std::string& slug, const std::string& code) {
  return {.id = make<OfficeId>(),
          .code = code,
          .slug = slug,
          .name = "Ủy ban nhân dân " + slug,
          .level = "commune",
          .profile = "VN-2023-district",
          .model = "thanh-ha-2023"};
}

Officer officer_called(const std::string& login, const Office& office, std::vector<Role> roles) {
  Officer officer{.id = make<OfficerId>(),
                  .login = login,
                  .full_name = "Cán bộ " + login,
                  .title = "",
                  .office = office.id,
                  .grants = {}};
  for (const Role role : roles) officer.grants.push_back({role, Scope::office});
  return officer;
}

}  // namespace

BenchDatabase::BenchDatabase(const std::string& url, const std::string& name) {
  std::string place = url;
  if (place.empty()) {
    folder_ = std::filesystem::temp_directory_path() / fmt::format("{}_{}", name, make_id());
    std::filesystem::create_directory(folder_);
    place = (folder_ / "bench.db").string();
  }
  db_ = std::make_unique<sql::Database>(sql::Database::open(place));
  sql::migrate(*db_, store::migrations());
}

BenchDatabase::~BenchDatabase() {
  db_.reset();
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

void BenchDatabase::settle() {
  if (db_->kind() != sql::DatabaseKind::postgresql) return;
  sql::in_transaction(*db_, [](sql::Transaction& tx) { tx.execute({"bench.analyze", "ANALYZE"}); });
}

std::string BenchDatabase::kind() const {
  return db_->kind() == sql::DatabaseKind::sqlite ? "sqlite" : "postgres";
}

Locale vietnamese(const std::filesystem::path& data_dir) {
  std::ifstream file(data_dir / ".." / "locale" / "vi.json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json("vi", text.str());
}

OpenOffice fill_open_office(sql::Database& db) {
  OpenOffice open{.now = *parse_instant("2023-10-27T10:00"),
                  .office = office_called("xa-thanh-son", "000.25.20.H23"),
                  .neighbour = office_called("xa-hong-lac", "000.26.20.H23")};
  open.receptionist = officer_called("hoa", open.office, {Role::receptionist});
  open.signer = officer_called("lan", open.office, {Role::signer});
  open.chair = officer_called("chu-tich", open.office, {Role::commune_chair});
  open.clerk = officer_called("van-thu", open.office, {Role::records_clerk});
  for (int n = 0; n < kSpecialists; ++n)
    open.specialists.push_back(
        officer_called(fmt::format("nam{}", n), open.office, {Role::specialist}));
  sql::in_transaction(db, [&](sql::Transaction& tx) {
    store::insert(tx, open.office);
    store::insert(tx, open.neighbour);
    for (const Officer* each : {&open.receptionist, &open.signer, &open.chair, &open.clerk})
      store::insert(tx, *each, "", open.now);
    for (const Officer& each : open.specialists) store::insert(tx, each, "", open.now);
  });
  Filling filling(db, open);
  filling.dossiers();
  filling.consultations();
  filling.alarms();
  filling.notices();
  filling.citizen_notices();
  filling.register_lines();
  filling.reminders();
  filling.scanned_pages();
  filling.past_days();
  return open;
}

}  // namespace khongcho::bench
