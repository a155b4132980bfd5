// The text of openapi.yaml, built into the program.
#pragma once

#include <string_view>

namespace khongcho::api {

std::string_view openapi_yaml();

}  // namespace khongcho::api
