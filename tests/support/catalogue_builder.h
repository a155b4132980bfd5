// Small catalogues for tests: say only what matters.
#pragma once

#include <string>

#include "core/procedure/procedure.h"

namespace khongcho {

inline Procedure a_procedure(const std::string& id = "C12", const std::string& code = "2.000815") {
  return {.id = id,
          .code = code,
          .level = "commune",
          .slug = "chung-thuc-ban-sao",
          .name = "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
          .short_name = "Chứng thực bản sao",
          .field = "Chứng thực",
          .everyday_names = {"sao y bản chính", "công chứng giấy tờ"},
          .limit = {.kind = TimeLimitKind::same_day},
          .limit_text = "Trong ngày",
          .fee = {.kind = FeeKind::per_page,
                  .tiers = {{1, 2000}, {3, 1000}},
                  .cap_per_copy = 200'000,
                  .exemptions = {{"poor_household", "Người thuộc hộ nghèo", 100},
                                 {"half", "Giảm một nửa", 50}},
                  .unit = "trang",
                  .text = "2.000đ một trang"},
          .online = OnlineMode::partial_online,
          .result_name = "Bản sao được chứng thực",
          .result_codes = {"KQ.G15.000021"},
          .agency = "Ủy ban nhân dân cấp xã",
          .legal = "NĐ 23/2015/NĐ-CP",
          .questions = {{"submitter",
                         "Ai đi nộp hồ sơ?",
                         {{"self", "Tôi"}, {"relative", "Người nhà"}, {"proxy", "Người khác"}}},
                        {"copies_ready", "Đã có bản chụp chưa?", {{"yes", "Rồi"}, {"no", "Chưa"}}}},
          .components = {{.id = "original_paper",
                          .name = "Bản chính",
                          .originals = 1,
                          .mode = ComponentMode::present},
                         {.id = "copy",
                          .name = "Bản chụp",
                          .photocopies = 2,
                          .when = {{"copies_ready", "yes"}}},
                         {.id = "authorisation",
                          .name = "Văn bản ủy quyền",
                          .originals = 1,
                          .electronic_ok = true,
                          .when = {{"submitter", "relative"}, {"submitter", "proxy"}}},
                         {.id = "letter", .name = "Thư, nếu có", .originals = 1, .optional = true}},
          .usual_minutes = 15};
}

inline Catalogue a_catalogue() {
  Catalogue catalogue{
      .profile = "VN-2023-district", .version = 1, .effective_from = *parse_day("2023-01-01")};
  catalogue.procedures.push_back(a_procedure());
  Procedure birth = a_procedure("C01", "1.001193");
  birth.slug = "dang-ky-khai-sinh";
  birth.name = birth.short_name = "Đăng ký khai sinh";
  birth.field = "Hộ tịch";
  birth.everyday_names = {"làm giấy khai sinh", "khai sinh cho con"};
  birth.fee = {.kind = FeeKind::free, .text = "Miễn phí"};
  birth.limit_cases = {{{{"copies_ready", "no"}},
                        {.kind = TimeLimitKind::working_days, .n = 3},
                        "03 ngày làm việc"}};
  catalogue.procedures.push_back(birth);
  return catalogue;
}

}  // namespace khongcho
