#include "core/people/identity.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::size_t kNumber = 0, kName = 2, kBorn = 3, kSex = 4, kAddress = 5, kIssued = 6;

// ddMMyyyy or dd/MM/yyyy → yyyy-MM-dd; yyyy → yyyy. Empty where it is no date.
std::string card_date(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '/') digits += c;
  if (!all_digits(digits)) return {};
  if (digits.size() == 4) return digits;
  if (digits.size() != 8) return {};
  const std::string iso = fmt::format("{}-{}-{}", digits.substr(4), digits.substr(2, 2),
                                      digits.substr(0, 2));
  if (parse_day(iso)) return iso;
  // Old records know only the year: "00001957".
  return digits.starts_with("0000") ? digits.substr(4) : std::string{};
}

std::string card_sex(std::string_view text) {
  const std::string key = fold(text);
  if (key == "nam") return "male";
  if (key == "nu") return "female";
  return {};
}

// A keyboard-wedge scanner typing through Telex leaves doubled vowels and stray tone letters.
bool looks_like_telex_residue(std::string_view name) {
  const std::string key = fold(name);
  for (const std::string_view residue : {"aa", "ee", "oo", "dd", "aw", "ow", "uw"})
    if (key.find(residue) != std::string::npos) return true;
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Expected<IdentityCard> parse_identity_qr(std::string_view scanned) {
  if (!is_clean_utf8(scanned)) return Error{ErrorCode::invalid_input, "identity.unreadable"};
  const std::vector<std::string> fields = split(tidy_text(scanned), '|');
  if (fields.size() < 6 || !is_personal_id(tidy_text(fields[kNumber])))
    return Error{ErrorCode::invalid_input, "identity.not_a_card"};
  const std::string born = card_date(tidy_text(fields[kBorn]));
  if (born.empty()) return Error{ErrorCode::invalid_input, "identity.no_birth_date"};
  const std::string name = tidy_text(fields[kName]);
  if (name.empty()) return Error{ErrorCode::invalid_input, "identity.no_name"};

  IdentityCard card{.personal_id = tidy_text(fields[kNumber]),
                    .full_name = name,
                    .born_on = born,
                    .sex = card_sex(fields[kSex]),
                    .address = tidy_text(fields[kAddress]),
                    .issued_on = fields.size() > kIssued ? card_date(tidy_text(fields[kIssued])) : ""};
  if (!personal_id_fits(card.personal_id, card.born_on, card.sex))
    card.warnings.push_back("identity.number_does_not_fit");
  if (looks_like_telex_residue(card.full_name)) card.warnings.push_back("identity.telex_residue");
  return card;
}

bool is_personal_id(std::string_view text) { return text.size() == 12 && all_digits(text); }

bool personal_id_fits(std::string_view personal_id, std::string_view born_on,
                      std::string_view sex) {
  if (!is_personal_id(personal_id)) return false;
  const int code = personal_id[3] - '0';
  const int century = 1900 + code / 2 * 100;
  const int year = century + (personal_id[4] - '0') * 10 + (personal_id[5] - '0');
  const bool sex_fits = sex.empty() || (sex == "female") == (code % 2 == 1);
  const bool year_fits = born_on.size() < 4 || born_on.substr(0, 4) == fmt::format("{}", year);
  return sex_fits && year_fits;
}

std::optional<std::string> normalise_phone(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
    const bool separator = c == ' ' || c == '.' || c == '-' || c == '+' || c == '(' || c == ')';
    if (!separator && (c < '0' || c > '9')) return {};
  }
  if (digits.starts_with("84") && digits.size() >= 11) digits = "0" + digits.substr(2);
  if (digits.size() < 10 || digits[0] != '0') return {};
  const bool mobile = digits.size() == 10 &&
                      std::string_view("35789").find(digits[1]) != std::string_view::npos;
  const bool landline = digits.size() == 11 && digits[1] == '2';
  if (!mobile && !landline) return {};
  return "+84" + digits.substr(1);
}

std::string phone_text(std::string_view e164) {
  if (!e164.starts_with("+84")) return std::string(e164);
  const std::string digits = "0" + std::string(e164.substr(3));
  if (digits.size() < 10) return digits;
  return fmt::format("{} {} {}", digits.substr(0, 4), digits.substr(4, 3), digits.substr(7));
}

std::string mask_personal_id(std::string_view personal_id) {
  if (personal_id.size() < 6) return std::string(personal_id.size(), '*');
  return fmt::format("{}{}{}", personal_id.substr(0, 3),
                     std::string(personal_id.size() - 6, '*'),
                     personal_id.substr(personal_id.size() - 3));
}

std::string mask_name(std::string_view full_name) {
  const std::vector<std::string> words = split(tidy_text(full_name), ' ');
  std::string masked;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    std::size_t end = 1;  // a first letter may be several bytes: "Đ"
    while (end < words[at].size() && (words[at][end] & 0xC0) == 0x80) ++end;
    masked += words[at].substr(0, end) + ". ";
  }
  return masked + words.back();
}

std::string born_text(std::string_view born_on) {
  const auto day = parse_day(born_on);
  return day ? day_text(*day) : std::string(born_on);
}

}  // namespace khongcho
