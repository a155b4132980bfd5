// A list of texts in one column, as a JSON array.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khongcho::store {

std::string text_of_list(const std::vector<std::string>& texts);
// Throws std::runtime_error on what is no list of texts.
std::vector<std::string> list_from_text(std::string_view text);

}  // namespace khongcho::store
