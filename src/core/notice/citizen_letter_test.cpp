#include "core/notice/citizen_letter.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace khongcho {
namespace {

using enum CitizenNoticeKind;

const Locale& papers() {
  static const Locale locale = [] {
    std::ostringstream text;
    text << std::ifstream(KC_SOURCE_DIR "/locale/vi.json").rdbuf();
    return Locale::from_json("vi", text.str());
  }();
  return locale;
}

Dossier a_dossier() {
  Dossier dossier{.code = "000.25.20.H23-230929-0001", .lookup_code = "7K4M29RT"};
  dossier.procedure_name = "Đăng ký khai sinh";
  dossier.submitter = {.full_name = "Nguyễn Thị Sáu", .personal_id = "030157004512"};
  dossier.printed_due_at = *parse_instant("2023-09-29T17:00");
  dossier.apology_reason = "Mất điện toàn xã.";
  dossier.reappointed_at = *parse_instant("2023-10-02T09:00");
  dossier.result_ready_at = *parse_instant("2023-09-29T16:00");
  dossier.reason = "Người nộp không cung cấp bản chính..";
  return dossier;
}

TEST(CitizenLetter, AReasonThatEndsWithAFullStopHasOnlyOne) {
  EXPECT_EQ(citizen_notice_words(apologised, a_dossier(), papers()),
            "Kết quả không kịp giờ đã hẹn: 17 giờ 00, thứ Sáu ngày 29 tháng 9 năm 2023. Lý do: "
            "Mất điện toàn xã. Chúng tôi xin lỗi Ông/Bà. Giờ hẹn lại: 9 giờ 00, thứ Hai ngày 02 "
            "tháng 10 năm 2023.");
  EXPECT_EQ(citizen_notice_words(stopped, a_dossier(), papers()),
            "Hồ sơ dừng giải quyết. Lý do: Người nộp không cung cấp bản chính.");
}

TEST(CitizenLetter, NobodyIsAskedToComeForWhatThePostBrings) {
  Dossier dossier = a_dossier();
  EXPECT_EQ(citizen_notice_words(result_ready, dossier, papers()),
            "Kết quả đã có. Mời Ông/Bà đến nhận trong giờ làm việc, mang theo giấy hẹn và căn "
            "cước.");
  dossier.return_method = ReturnMethod::post;
  EXPECT_EQ(citizen_notice_words(result_ready, dossier, papers()),
            "Kết quả đã có. Kết quả được gửi đến Ông/Bà qua bưu chính.");
}

TEST(CitizenLetter, SaysWhereToLookAndWhomToCallAndNoIdentityNumber) {
  const CitizenLetter letter = citizen_letter(apologised, a_dossier(),
                                              {.office = "Bộ phận Một cửa xã Thanh Sơn",
                                               .address = "Thôn Đông",
                                               .hotline = "0220 300 0025",
                                               .public_address = "https://motcua.example.vn"},
                                              papers());

  EXPECT_EQ(letter.subject, "Hồ sơ 000.25.20.H23-230929-0001: xin lỗi và hẹn lại giờ trả kết quả");
  EXPECT_NE(letter.text.find("Mã tra cứu: 7K4M 29RT. Xem hồ sơ đến đâu: "
                             "https://motcua.example.vn/tra-cuu\n\n"),
            std::string::npos);
  EXPECT_NE(letter.text.find("Cần hỏi, xin gọi 0220 300 0025.\n\n"), std::string::npos);
  EXPECT_EQ(letter.text.find("030157004512"), std::string::npos);
  const CitizenLetter bare =
      citizen_letter(apologised, a_dossier(), {.office = "Một cửa"}, papers());
  EXPECT_EQ(bare.text.find("http"), std::string::npos);
  EXPECT_EQ(bare.text.find("Cần hỏi"), std::string::npos);
}

}  // namespace
}  // namespace khongcho
