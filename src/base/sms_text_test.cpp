#include "base/sms_text.h"

#include <gtest/gtest.h>

namespace khongcho {

TEST(SmsText, LosesMarksAndNothingElse) {
  EXPECT_EQ(without_marks("Đăng ký khai sinh lúc 09:15, thứ Sáu (Ế Ộ)."),
            "Dang ky khai sinh luc 09:15, thu Sau (E O).");
  EXPECT_EQ(without_marks("Tra\xCC\x82\xCC\x80n Mai"), "Tran Mai") << "decomposed";
  EXPECT_EQ(without_marks(""), "");
}

}  // namespace khongcho
