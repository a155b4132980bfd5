// Vietnamese text: normal form, search folding, and the checks every input passes first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khongcho {

// Valid UTF-8 without NUL and without control characters other than tab and line ends.
bool is_clean_utf8(std::string_view text);
// Unicode NFC, blanks trimmed at both ends and runs of blanks made one.
std::string tidy_text(std::string_view text);
// The search key of a text: NFC → lower case → marks removed, đ → d, everything that is not a
// letter or digit a single blank. "Đăng ký  khai-sinh" → "dang ky khai sinh".
std::string fold(std::string_view text);
// "Đăng ký khai sinh" → "dang-ky-khai-sinh", for addresses of pages.
std::string slug(std::string_view text);
// Vietnamese capitals: "Ủy ban nhân dân" → "ỦY BAN NHÂN DÂN".
std::string upper(std::string_view text);
// Number of characters (code points), not bytes.
std::size_t length_of(std::string_view text);

std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool all_digits(std::string_view text);
// 1234567 → "1.234.567"
std::string grouped(long long amount);

}  // namespace khongcho
