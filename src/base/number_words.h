// Numbers in Vietnamese words, as civil-status papers and receipts ask for them.
#pragma once

#include <cstdint>
#include <string>

namespace khongcho {

// 2023 → "hai nghìn không trăm hai mươi ba". Rules of ICU.
std::string number_in_words(std::int64_t number);

}  // namespace khongcho
