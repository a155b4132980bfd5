// Texts for telephones: a message keeps 160 characters only in the small alphabet without marks.
#pragma once

#include <string>
#include <string_view>

namespace khongcho {

// Characters of a message that is charged as one.
constexpr std::size_t kOneMessage = 160;

// "Đăng ký khai sinh" → "Dang ky khai sinh"
std::string without_marks(std::string_view text);

}  // namespace khongcho
