// What is known of a person from a card, and the checks on it: the QR of the CCCD / thẻ căn cước,
// the 12-digit personal number, telephone numbers (domain.md 5.1, 5.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/time.h"

namespace khongcho {

struct IdentityCard {
  std::string personal_id;  // 12 digits
  std::string full_name;
  std::string born_on;   // "1990-02-05", or "1990" where the card has no day and month
  std::string sex;       // "male", "female" or empty
  std::string address;
  std::string issued_on;  // "2021-04-15" or empty
  // Keys of things worth a second look: a warning, never a refusal.
  std::vector<std::string> warnings = {};
};

// Reads the text a scanner types. Fields past the seventh (2024 card: parents and others) are
// dropped, not kept. Refuses anything without a 12-digit number and a date of birth.
Expected<IdentityCard> parse_identity_qr(std::string_view scanned);

bool is_personal_id(std::string_view text);
// True where the number's century, sex and year agree with the card; unknown parts agree.
bool personal_id_fits(std::string_view personal_id, std::string_view born_on,
                      std::string_view sex);
// "0912 345 678" or "+84 912345678" → "+84912345678". Nothing where it is no Vietnamese number.
std::optional<std::string> normalise_phone(std::string_view text);
// "+84912345678" → "0912 345 678"
std::string phone_text(std::string_view e164);
// "030190001234" → "030******234"
std::string mask_personal_id(std::string_view personal_id);
// "Nguyễn Thị Hằng" → "N. T. Hằng"
std::string mask_name(std::string_view full_name);
// "1990-02-05" → "05/02/1990"; "1990" stays.
std::string born_text(std::string_view born_on);

}  // namespace khongcho
