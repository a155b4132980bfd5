// The one place where a refusal becomes a status code.
#pragma once

#include "base/expected.h"

namespace khongcho::http {

constexpr int error_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input: return 422;
    case ErrorCode::not_allowed: return 403;
    case ErrorCode::not_found: return 404;
    case ErrorCode::conflict: return 409;
    case ErrorCode::not_eligible: return 409;
  }
  return 500;  // unreachable while -Werror=switch is on
}

}  // namespace khongcho::http
