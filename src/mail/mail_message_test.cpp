#include "mail/mail_message.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/mail_server.h"

namespace khongcho::mail {
namespace {

MailMessage a_message() {
  return {.from = "motcua@thanhson.example.vn",
          .from_name = "Bộ phận Tiếp nhận và Trả kết quả xã Thanh Sơn",
          .to = "sau@example.vn",
          .to_name = "Nguyễn Thị Sáu",
          .subject = "Hồ sơ 000.25.20.H23-230929-0001: xin lỗi và hẹn lại giờ trả kết quả",
          .text = "Kính gửi Ông/Bà Nguyễn Thị Sáu,\n\n.Giờ hẹn lại: 17 giờ 00.\n",
          .message_id = "notice-17@thanhson.example.vn",
          .at = from_unix(1'695'975'000)};
}

std::string read_back(const std::string& wire) {
  const auto file =
      std::filesystem::temp_directory_path() / ("kc-mail-" + random_token(9) + ".eml");
  std::ofstream(file, std::ios::binary) << wire;
  const std::string text = test::MailServer::read_mail(file);
  std::filesystem::remove(file);
  return text;
}

TEST(MailMessage, AnotherProgramReadsBackEveryAccent) {
  const std::string text = read_back(wire_text(a_message()));

  EXPECT_NE(text.find("Subject: Hồ sơ 000.25.20.H23-230929-0001: xin lỗi và hẹn lại giờ trả kết "
                      "quả\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("From: Bộ phận Tiếp nhận và Trả kết quả xã Thanh Sơn "
                      "<motcua@thanhson.example.vn>\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("To: Nguyễn Thị Sáu <sau@example.vn>\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Date: Fri, 29 Sep 2023 15:10:00 +0700\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Message-Id: <notice-17@thanhson.example.vn>\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Auto-Submitted: auto-generated\n"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("\n\nKính gửi Ông/Bà Nguyễn Thị Sáu,\n\n.Giờ hẹn lại: 17 giờ 00.\n"))
      << text;
}

TEST(MailMessage, GoesInSevenBitsAndShortLinesEndedByCrlf) {
  MailMessage message = a_message();
  message.text = std::string(5'000, 'x') + "\n" + message.text;
  const std::string wire = wire_text(message);

  EXPECT_TRUE(std::ranges::all_of(wire, [](char c) { return (c & 0x80) == 0; }));
  std::size_t begin = 0;
  for (std::size_t end = wire.find('\n'); end != std::string::npos; end = wire.find('\n', begin)) {
    ASSERT_GT(end, begin);
    EXPECT_EQ(wire[end - 1], '\r');
    EXPECT_LE(end - begin, 998u);
    begin = end + 1;
  }
}

TEST(MailMessage, ANameCannotWriteAHeader) {
  MailMessage message = a_message();
  message.to_name = "Sáu\r\nBcc: everybody@example.vn";
  message.subject = "Hồ sơ\r\nBcc: everybody@example.vn";
  const std::string text = read_back(wire_text(message));

  EXPECT_EQ(text.find("\nBcc:"), std::string::npos) << text;
  EXPECT_NE(text.find("Subject: Hồ sơ Bcc: everybody@example.vn\n"), std::string::npos) << text;
}

TEST(MailMessage, WhatIsNoAddressIsTold) {
  EXPECT_TRUE(is_address("sau.nguyen+motcua@example.vn"));
  for (const char* wrong : {"", "sau", "@example.vn", "sau@", "a@b@c", "sau @example.vn",
                            "sau@example.vn\r\nRCPT TO:<x@y>", "<sau@example.vn>", "sáu@example.vn",
                            "sau@example.vn,tu@example.vn"})
    EXPECT_FALSE(is_address(wrong)) << wrong;
  EXPECT_FALSE(is_address(std::string(250, 'a') + "@b.vn"));
}

}  // namespace
}  // namespace khongcho::mail
