// A notice that survives one redirect: "Đã nhận hồ sơ." after a form was sent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "http/request.h"
#include "http/response.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

// `kind` as in Notice; `key` begins with "notice.".
void set_notice(http::Response& response, std::string_view kind, std::string_view key,
                const std::vector<std::string>& args = {});
// The notice the last response left, taken away so that it shows once. Anything in the cookie that
// is not a notice of ours is dropped.
std::vector<Notice> take_notice(const http::Request& request, const Locale& locale,
                                http::Response& response);
bool has_notice(const http::Request& request);

}  // namespace khongcho::web
