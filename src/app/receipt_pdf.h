// The receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả) as an A5 PDF to be kept: laid out after
// NĐ 30/2020, with QR and text that can be read back.
#pragma once

#include <string>

#include "base/time.h"
#include "core/paper/printed_form.h"

namespace khongcho::app {

// The same form and time give the same bytes wherever the same fonts are. A form that does not
// fit one page is drawn a little smaller, and on two pages where even that is not enough.
std::string receipt_pdf(const PrintedForm& form, Instant created_at);

}  // namespace khongcho::app
