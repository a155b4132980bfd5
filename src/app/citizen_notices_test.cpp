// Notices to citizens through a real mail server on the loopback.
#include "app/citizen_notices.h"

#include <gtest/gtest.h>

#include <thread>

#include "app/apologies.h"
#include "app/dossier_commands.h"
#include "app/uncollected.h"
#include "store/citizen_notice_store.h"
#include "tests/office/office_world.h"
#include "tests/support/mail_server.h"

namespace khongcho::app {
namespace {

using test::at;
using test::command_for;
using test::MailServer;
using test::OfficeWorld;

class CitizenNotices : public testing::Test {
 protected:
  MailRoute route_to(const MailServer& server) const {
    return {.server = {.url = server.url()},
            .from = "motcua@thanhson.example.vn",
            .public_address = "https://motcua.example.vn"};
  }
  Dossier assigned(const std::string& email) {
    IntakeForm form = world.a_form();
    form.submitter.email = email;
    form.duplicate_confirmed = true;
    const Dossier dossier = world.received(form);
    return *assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
  }
  Dossier apologised(const std::string& email) {
    auto dossier = sign_dossier_apology(world.ctx(), world.lan, command_for(assigned(email)),
                                        "Mất điện toàn xã.", at("2023-10-02 09:00"));
    if (!dossier) throw std::runtime_error(dossier.error().message_id);
    return *dossier;
  }
  Dossier withdrawn(const Dossier& dossier) {
    return *withdraw_dossier(world.ctx(), world.hoa, command_for(dossier), "Không cần nữa");
  }
  CitizenNotice notice_of(const Dossier& dossier,
                          CitizenNoticeKind kind = CitizenNoticeKind::apologised) {
    return sql::read(world.db(), [&](sql::Transaction& tx) {
      return store::last_citizen_notice(tx, dossier.id, kind).value();
    });
  }
  CitizensToTell to_tell() {
    auto list = citizens_to_tell(world.ctx(), world.hoa);
    if (!list) throw std::runtime_error(list.error().message_id);
    return *list;
  }

  OfficeWorld world;
};

TEST_F(CitizenNotices, AnApologyReachesTheMailboxOnceAndTheRegisterSaysSo) {
  const MailServer server;
  const Dossier dossier = apologised("sau@example.vn");

  EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).sent, 1);
  EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).sent, 0);

  ASSERT_EQ(server.count(), 1);
  const std::string letter = server.letter(1);
  const std::vector<std::string> parts{
      "To: Nguyễn Thị Sáu <sau@example.vn>\n",
      "Subject: Hồ sơ " + dossier.code + ": xin lỗi và hẹn lại giờ trả kết quả\n",
      "Kính gửi Ông/Bà Nguyễn Thị Sáu,",
      "Lý do: Mất điện toàn xã.",
      "Giờ hẹn lại: 9 giờ 00, thứ Hai ngày 02 tháng 10 năm 2023.",
      "https://motcua.example.vn/tra-cuu"};
  for (const std::string& part : parts)
    EXPECT_NE(letter.find(part), std::string::npos) << part << "\n" << letter;
  EXPECT_EQ(letter.find(dossier.submitter.personal_id), std::string::npos);
  EXPECT_EQ(notice_of(dossier).sent_at, world.time.now());
  const CivilDay today = civil_day(world.time.now());
  const auto entries = apology_register(world.ctx(), world.lan, today, today);
  EXPECT_EQ(entries->entries[0].notice->sent_at, world.time.now());
  EXPECT_TRUE(to_tell().rows.empty());
}

TEST_F(CitizenNotices, WithoutAnAddressTheDeskTellsAndSaysSo) {
  const Dossier dossier = apologised("");

  const CitizensToTell list = to_tell();
  EXPECT_EQ(list.count, 1);
  ASSERT_EQ(list.rows.size(), 1u);
  EXPECT_EQ(list.rows[0].dossier.code, dossier.code);
  EXPECT_EQ(list.rows[0].notice.problem, "citizen_notice.no_address");
  const CitizenNoticeId id = list.rows[0].notice.id;
  EXPECT_EQ(note_citizen_told(world.ctx(), world.minh, id).error().message_id,
            "citizen_notice.not_yours");
  EXPECT_EQ(note_citizen_told(world.ctx(), world.nam, id).error().message_id,
            "citizen_notice.not_yours");
  EXPECT_EQ(note_citizen_told(world.ctx(), world.hoa, {1}).error().message_id,
            "citizen_notice.unknown");

  ASSERT_TRUE(note_citizen_told(world.ctx(), world.hoa, id));
  EXPECT_EQ(note_citizen_told(world.ctx(), world.hoa, id).error().message_id,
            "citizen_notice.over");
  EXPECT_TRUE(to_tell().rows.empty());
  const CivilDay today = civil_day(world.time.now());
  EXPECT_EQ(apology_register(world.ctx(), world.lan, today, today)->entries[0].told_by,
            "Nguyễn Thị Hoa");
  EXPECT_EQ(citizens_to_tell(world.ctx(), world.nam).error().message_id,
            "citizen_notice.not_yours");
  EXPECT_TRUE(citizens_to_tell(world.ctx(), world.minh)->rows.empty());
}

TEST_F(CitizenNotices, ARefusedAddressGoesToTheDeskAtOnceAndABusyOneAfterSomeHours) {
  const MailServer server;
  const Dossier wrong = apologised("nobody@example.vn");
  EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).refused, 1);
  EXPECT_EQ(notice_of(wrong).problem, "citizen_notice.refused");
  EXPECT_FALSE(notice_of(wrong).try_at) << "an address that does not exist is not tried again";
  withdrawn(wrong);

  const Dossier busy = apologised("busy@example.vn");
  int tries = 0;
  for (auto next = notice_of(busy).try_at; next; next = notice_of(busy).try_at) {
    world.time.set(*next);
    EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).put_off, 1);
    EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).put_off, 0) << "not at once";
    ASSERT_LT(++tries, 10);
  }
  EXPECT_EQ(tries, 5);
  EXPECT_EQ(notice_of(busy).problem, "citizen_notice.gave_up");
  ASSERT_EQ(to_tell().rows.size(), 1u);
  EXPECT_EQ(to_tell().rows[0].dossier.code, busy.code);
}

TEST_F(CitizenNotices, AMailServerThatIsDownCostsNoTryAndTooLateIsNotSent) {
  const MailRoute nowhere{.server = {.url = "smtp://127.0.0.1:1"},
                          .from = "motcua@thanhson.example.vn"};
  const Dossier dossier = apologised("sau@example.vn");
  for (int n = 0; n < 8; ++n) {
    EXPECT_FALSE(send_citizen_notices(world.ctx(), nowhere).problem.empty());
    world.time.set(*notice_of(dossier).try_at);
  }
  EXPECT_EQ(notice_of(dossier).tries, 0);

  const MailServer server;
  world.time.set(world.time.now() + std::chrono::days{4});
  EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).sent, 0);
  EXPECT_EQ(server.count(), 0);
  EXPECT_EQ(notice_of(dossier).problem, "citizen_notice.too_late");
  EXPECT_EQ(to_tell().rows.size(), 1u) << "the desk tells";
}

TEST_F(CitizenNotices, NobodyIsToldWhatEventsHaveOvertaken) {
  const MailServer server;
  const Dossier with_address = apologised("sau@example.vn");
  withdrawn(with_address);
  const Dossier without = apologised("");
  withdrawn(without);

  EXPECT_EQ(send_citizen_notices(world.ctx(), route_to(server)).sent, 0);

  EXPECT_EQ(server.count(), 0);
  EXPECT_EQ(notice_of(with_address).ended_at, world.time.now());
  EXPECT_TRUE(to_tell().rows.empty());
}

TEST_F(CitizenNotices, TwoServersSendEachLetterOnce) {
  const MailServer server;
  std::vector<Dossier> dossiers;
  for (int n = 0; n < 6; ++n)
    dossiers.push_back(apologised("sau" + std::to_string(n) + "@example.vn"));
  const auto send = [&] { send_citizen_notices(world.ctx(), route_to(server)); };

  std::thread other(send);
  send();
  other.join();

  EXPECT_EQ(server.count(), 6);
  for (const Dossier& dossier : dossiers) EXPECT_TRUE(notice_of(dossier).sent_at);
}

TEST_F(CitizenNotices, AFullOutboxIsSentInPasses) {
  const MailServer server;
  for (int n = 0; n < 23; ++n) apologised("sau@example.vn");

  const SendFigures first = send_citizen_notices(world.ctx(), route_to(server));
  EXPECT_EQ(first.sent, 20);
  EXPECT_TRUE(first.goes_on);
  const SendFigures second = send_citizen_notices(world.ctx(), route_to(server));
  EXPECT_EQ(second.sent, 3);
  EXPECT_FALSE(second.goes_on);
}

}  // namespace
}  // namespace khongcho::app
