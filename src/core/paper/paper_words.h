// Times, days, places and codes as they are written on paper (NĐ 30/2020: days below 10 and the
// months 1 and 2 with a leading 0).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/locale.h"
#include "base/time.h"
#include "core/law/law.h"
#include "core/people/office.h"

namespace khongcho {

std::string hour_words(Instant at, const Locale& locale);   // 17 giờ 00
std::string day_words(CivilDay day, const Locale& locale);  // 05 tháng 02 năm 2024
// "Ngày hai mươi tháng tư năm hai nghìn không trăm hai mươi ba"
std::string day_spelled(CivilDay day, const Locale& locale);
std::string instant_words(Instant at, const Locale& locale);  // 14 giờ 12 phút, ngày 29 tháng 9 …
std::string weekday_words(CivilDay day, const Locale& locale);  // thứ Sáu

// "Ủy ban nhân dân xã Thanh Sơn" → {"xã", "Thanh Sơn"} by the unit words of its level; the kind
// is empty where none of them is in the name, and the proper name is then the whole.
struct PlaceName {
  std::string kind;
  std::string name;

  std::string full() const { return kind.empty() ? name : kind + " " + name; }
};
PlaceName place_of(const Office& office, const LevelNames& level);

// "Bộ phận Tiếp nhận và Trả kết quả xã Thanh Sơn"
std::string office_words(const Office& office, const LevelNames& level);

// "7K4M29RT" → "7K4M 29RT"
std::string lookup_code_text(std::string_view code);
// The running number at the end of a dossier code: "000.25.20.H23-230929-HD0027" → "27".
std::string number_in_code(std::string_view code);
// All of it after the unit: "230929-0027", unique within the office's book of the year.
std::string tail_of_code(std::string_view code);

// `text` with each {key} filled in. A sentence whose value is missing or empty is left out.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;
std::string fill_places(std::string_view text, const NamedTexts& values);

}  // namespace khongcho
