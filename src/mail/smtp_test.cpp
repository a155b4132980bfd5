#include "mail/smtp.h"

#include <gtest/gtest.h>

#include "tests/support/mail_server.h"

namespace khongcho::mail {
namespace {

using test::MailServer;

MailMessage to(const std::string& address) {
  return {.from = "motcua@thanhson.example.vn",
          .from_name = "Một cửa xã Thanh Sơn",
          .to = address,
          .subject = "Hồ sơ: đã có kết quả",
          .text = "Kết quả đã có.\n",
          .message_id = "notice-1@thanhson.example.vn",
          .at = from_unix(1'695'975'000)};
}

TEST(Smtp, TheServerGetsTheMessageAsItWasWritten) {
  const MailServer server;

  const SendOutcome outcome = send_mail({.url = server.url()}, to("sau@example.vn"));

  EXPECT_EQ(outcome.result, SendResult::sent) << outcome.detail;
  ASSERT_EQ(server.count(), 1);
  EXPECT_EQ(server.bytes(1), wire_text(to("sau@example.vn")));
}

TEST(Smtp, EachAnswerOfTheServerMeansWhatItSays) {
  const MailServer server;
  const auto result = [&](const std::string& address) {
    return send_mail({.url = server.url()}, to(address)).result;
  };

  EXPECT_EQ(result("nobody@example.vn"), SendResult::refused);
  EXPECT_EQ(result("full@example.vn"), SendResult::refused);
  EXPECT_EQ(result("busy@example.vn"), SendResult::try_again);
  EXPECT_EQ(result("leaving@example.vn"), SendResult::no_server);
  EXPECT_EQ(result("sáu@example.vn"), SendResult::refused) << "no server would take it";
  EXPECT_EQ(server.count(), 0);
}

TEST(Smtp, AServerThatDoesNotServeIsNobodysFaultButItsOwn) {
  const MailServer server("no-service");

  EXPECT_EQ(send_mail({.url = server.url()}, to("sau@example.vn")).result, SendResult::no_server);
  // A port nobody listens at.
  EXPECT_EQ(send_mail({.url = "smtp://127.0.0.1:1"}, to("sau@example.vn")).result,
            SendResult::no_server);
}

TEST(Smtp, APasswordIsNotSentInTheClear) {
  const MailServer server;  // offers no TLS

  const SendOutcome outcome = send_mail(
      {.url = server.url(), .user = "motcua", .password = "bi-mat"}, to("sau@example.vn"));

  EXPECT_EQ(outcome.result, SendResult::no_server);
  EXPECT_EQ(server.count(), 0);
}

}  // namespace
}  // namespace khongcho::mail
