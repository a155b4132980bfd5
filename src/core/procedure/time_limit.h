// The time the law gives for a procedure (thời hạn giải quyết).
#pragma once

#include "base/time.h"

namespace khongcho {

enum class TimeLimitKind { working_days, working_hours, same_day, none };

struct TimeLimit {
  TimeLimitKind kind = TimeLimitKind::none;
  int n = 0;                                // days or hours
  Seconds cutoff = std::chrono::hours{15};  // same_day only: Luật Hộ tịch Đ.5.3, NĐ 23/2015 Đ.7
};

}  // namespace khongcho
