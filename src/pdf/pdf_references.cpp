// Cross-reference sections: tables (ISO 32000-1, 7.5.4) and streams (7.5.8).
#include <set>

#include "pdf/pdf_file.h"

namespace khongcho::pdf {

namespace {

// A few megabytes must not ask for gigabytes.
constexpr std::size_t kMostSections = 200;
constexpr std::int64_t kHighestNumber = 1'000'000;

// Whole numbers of a list, all of them.
std::optional<std::vector<std::int64_t>> whole_numbers(const Object& object) {
  const auto* array = object.as<Array>();
  if (!array) return {};
  std::vector<std::int64_t> numbers;
  for (const Object& each : *array) {
    const auto number = each.whole();
    if (!number || *number < 0) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

// Big-endian; `otherwise` where the column has no bytes.
std::uint64_t column_value(std::string_view row, std::int64_t width, std::uint64_t otherwise) {
  if (width == 0) return otherwise;
  std::uint64_t value = 0;
  for (const char c : row.substr(0, static_cast<std::size_t>(width)))
    value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::optional<std::size_t> PdfFile::last_startxref() const {
  constexpr std::string_view kWord = "startxref";
  const std::size_t found = bytes_.rfind(kWord);
  if (found == bytes_.npos) return {};
  const auto at = ObjectReader(bytes_, found + kWord.size()).whole_number();
  if (!at || static_cast<std::size_t>(*at) >= bytes_.size()) return {};
  return static_cast<std::size_t>(*at);
}

std::optional<Error> PdfFile::read_references() {
  const auto newest = last_startxref();
  if (!newest) return broken_pdf("no startxref");
  references_at_ = *newest;
  std::set<std::size_t> seen;
  std::vector<std::size_t> open{*newest};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (!seen.insert(at).second) continue;
    if (seen.size() > kMostSections) return broken_pdf("too many updates");
    const auto section = section_at(at);
    if (!section) return broken_pdf("references at " + std::to_string(at));
    if (seen.size() == 1) {
      trailer_ = section->trailer;
      references_are_stream_ = section->is_stream;
    }
    places_.insert(section->places.begin(), section->places.end());  // the newer ones stay
    // Behind a table, the stream that adds to it comes before what is older.
    for (const char* key : {"Prev", "XRefStm"})
      if (const Object* value = section->trailer.find(key)) {
        const auto older = value->whole();
        if (!older || *older < 0 || static_cast<std::size_t>(*older) >= bytes_.size())
          return broken_pdf("older references");
        open.push_back(static_cast<std::size_t>(*older));
      }
  }
  return {};
}

std::optional<PdfFile::Section> PdfFile::section_at(std::size_t at) const {
  ObjectReader reader(bytes_, at);
  return reader.take("xref") ? table_at(reader.at()) : stream_at(at);
}

std::optional<PdfFile::Section> PdfFile::table_at(std::size_t at) const {
  ObjectReader reader(bytes_, at);
  Section section;
  while (!reader.take("trailer")) {
    const auto first = reader.whole_number();
    const auto count = reader.whole_number();
    if (!first || !count || *first > kHighestNumber || *count > kHighestNumber) return {};
    for (std::int64_t number = *first; number < *first + *count; ++number) {
      const auto offset = reader.whole_number();
      const auto generation = reader.whole_number();
      if (!offset || !generation || *generation > 65535) return {};
      const bool used = reader.take("n");
      if (!used && !reader.take("f")) return {};
      if (number > kHighestNumber) return {};
      section.places.insert({static_cast<int>(number),
                             {.free = !used,
                              .offset = static_cast<std::size_t>(*offset),
                              .generation = static_cast<int>(*generation)}});
    }
  }
  const auto trailer = reader.object();
  const auto* dictionary = trailer ? trailer->as<Dictionary>() : nullptr;
  if (!dictionary) return {};
  section.trailer = *dictionary;
  return section;
}

std::optional<PdfFile::Section> PdfFile::stream_at(std::size_t at) const {
  const auto stream = ObjectReader(bytes_, at).indirect();
  const auto* dictionary = stream ? stream->object.as<Dictionary>() : nullptr;
  if (!dictionary) return {};
  const Object* type = dictionary->find("Type");
  const Object* width_list = dictionary->find("W");
  const Object* size = dictionary->find("Size");
  if (!type || !type->is_name("XRef") || !width_list || !size || !size->whole()) return {};
  const auto widths = whole_numbers(*width_list);
  if (!widths || widths->size() != 3) return {};
  std::int64_t row_bytes = 0;
  for (const std::int64_t width : *widths) {
    if (width > 8) return {};
    row_bytes += width;
  }
  std::vector<std::int64_t> ranges{0, *size->whole()};
  if (const Object* index = dictionary->find("Index")) {
    const auto given = whole_numbers(*index);
    if (!given || given->size() % 2 != 0) return {};
    ranges = *given;
  }
  const auto data = decoded_stream(*stream);
  if (!data || row_bytes == 0) return {};

  Section section{.trailer = *dictionary, .places = {}, .is_stream = true};
  std::string_view left = *data;
  for (std::size_t range = 0; range < ranges.size(); range += 2)
    for (std::int64_t number = ranges[range]; number < ranges[range] + ranges[range + 1];
         ++number) {
      if (left.size() < static_cast<std::size_t>(row_bytes) || number > kHighestNumber) return {};
      const auto kind = column_value(left, (*widths)[0], 1);
      left.remove_prefix(static_cast<std::size_t>((*widths)[0]));
      const auto second = column_value(left, (*widths)[1], 0);
      left.remove_prefix(static_cast<std::size_t>((*widths)[1]));
      const auto third = column_value(left, (*widths)[2], 0);
      left.remove_prefix(static_cast<std::size_t>((*widths)[2]));
      Place place{.free = kind == 0, .offset = static_cast<std::size_t>(second)};
      if (kind == 2) {
        if (second > kHighestNumber) return {};
        place = {.container = static_cast<int>(second), .offset = static_cast<std::size_t>(third)};
      }
      section.places.insert({static_cast<int>(number), place});
    }
  return section;
}

}  // namespace khongcho::pdf
