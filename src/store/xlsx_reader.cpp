#include "store/xlsx_reader.h"

#include <zip.h>

#include <charconv>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>

#include "base/text.h"

namespace khongcho::store {
namespace {

constexpr zip_uint64_t kBiggestPart = 32u << 20;
constexpr int kMostColumns = 200;
constexpr int kMostRows = 100'000;

Error not_xlsx() {
  return {ErrorCode::invalid_input, "table.not_xlsx"};
}

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct PartCloser {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;

Archive open_archive(std::string_view bytes) {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : nullptr;
  if (source && !archive) zip_source_free(source);
  zip_error_fini(&problem);
  return Archive(archive);
}

// The unpacked bytes of one part; an absent part is empty. Says so when it is too big.
std::optional<std::string> part_of(zip_t* archive, const std::string& name) {
  zip_stat_t stat;
  if (zip_stat(archive, name.c_str(), 0, &stat) != 0) return std::string{};
  if (!(stat.valid & ZIP_STAT_SIZE) || stat.size > kBiggestPart) return std::nullopt;
  const std::unique_ptr<zip_file_t, PartCloser> part(zip_fopen(archive, name.c_str(), 0));
  std::string text(stat.size, '\0');
  if (!part || zip_fread(part.get(), text.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
    return std::string{};
  return text;
}

// Local name without a namespace prefix.
bool is(const pugi::xml_node& node, const char* name) {
  const char* colon = std::strchr(node.name(), ':');
  return std::strcmp(colon ? colon + 1 : node.name(), name) == 0;
}

pugi::xml_node child_of(const pugi::xml_node& parent, const char* name) {
  for (const pugi::xml_node child : parent.children())
    if (is(child, name)) return child;
  return {};
}

// Text of <si> or <is>: plain <t>, or the <t> of every run; phonetic hints are left out.
std::string string_item(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node child : item.children()) {
    if (is(child, "t")) text += child.text().get();
    if (is(child, "r")) text += child_of(child, "t").text().get();
  }
  return text;
}

// "B12" → 1; -1 for anything else.
int column_of(std::string_view reference) {
  int column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; ++i)
    column = column * 26 + (reference[i] - 'A' + 1);
  return i == 0 ? -1 : column - 1;
}

class WorkbookReader {
 public:
  explicit WorkbookReader(Archive archive) : archive_(std::move(archive)) {}

  Expected<std::vector<XlsxSheet>> read() {
    const auto workbook = document("xl/workbook.xml");
    const auto relations = document("xl/_rels/workbook.xml.rels");
    if (!workbook || !relations) return problem_.value_or(not_xlsx());
    if (!read_strings()) return problem_.value_or(not_xlsx());
    const auto targets = targets_of(*relations);
    std::vector<XlsxSheet> sheets;
    const auto root = child_of(child_of(*workbook, "workbook"), "sheets");
    for (const pugi::xml_node sheet : root.children()) {
      const auto target = targets.find(sheet.attribute("r:id").value());
      if (target == targets.end()) return not_xlsx();
      sheets.push_back({sheet.attribute("name").value()});
      if (!read_sheet(target->second, sheets.back())) return problem_.value_or(not_xlsx());
    }
    if (sheets.empty()) return not_xlsx();
    return sheets;
  }

 private:
  using Document = std::unique_ptr<pugi::xml_document>;

  Document document(const std::string& name) {
    const auto text = part_of(archive_.get(), name);
    if (!text) problem_ = Error{ErrorCode::invalid_input, "table.too_big"};
    if (!text || text->empty()) return nullptr;
    auto document = std::make_unique<pugi::xml_document>();
    const auto parsed = document->load_buffer(text->data(), text->size(),
                                              pugi::parse_default | pugi::parse_ws_pcdata);
    return parsed ? std::move(document) : nullptr;
  }
  static std::map<std::string, std::string> targets_of(const pugi::xml_document& relations) {
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node each : child_of(relations, "Relationships").children()) {
      const std::string target = each.attribute("Target").value();
      targets[each.attribute("Id").value()] =
          target.substr(0, 1) == "/" ? target.substr(1) : "xl/" + target;
    }
    return targets;
  }
  // A workbook without shared strings is one too.
  bool read_strings() {
    const auto document = this->document("xl/sharedStrings.xml");
    if (!document) return !problem_;
    for (const pugi::xml_node item : child_of(*document, "sst").children())
      if (is(item, "si")) strings_.push_back(string_item(item));
    return true;
  }
  bool read_sheet(const std::string& part, XlsxSheet& sheet) {
    const auto document = this->document(part);
    if (!document) return false;
    const auto data = child_of(child_of(*document, "worksheet"), "sheetData");
    int number = 0;
    for (const pugi::xml_node row : data.children()) {
      if (!is(row, "row")) continue;
      number = row.attribute("r").as_int(number + 1);
      if (number < 1 || number > kMostRows) return false;
      sheet.rows.push_back({.number = number});
      for (const pugi::xml_node cell : row.children())
        if (is(cell, "c") && !read_cell(cell, sheet)) return false;
    }
    return true;
  }
  bool read_cell(const pugi::xml_node& cell, XlsxSheet& sheet) {
    auto& cells = sheet.rows.back().cells;
    const std::string reference = cell.attribute("r").value();
    const int column = reference.empty() ? static_cast<int>(cells.size()) : column_of(reference);
    if (column < 0 || column >= kMostColumns) return false;
    if (child_of(cell, "f")) {
      problem_ = Error{ErrorCode::invalid_input, "table.formula", {sheet.name, reference}};
      return false;
    }
    auto text = text_of(cell);
    if (!text || !is_clean_utf8(*text)) return false;
    if (cells.size() <= static_cast<std::size_t>(column)) cells.resize(column + 1u);
    cells[static_cast<std::size_t>(column)] = std::move(*text);
    return true;
  }
  std::optional<std::string> text_of(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    const std::string value = child_of(cell, "v").text().get();
    if (type == "inlineStr") return string_item(child_of(cell, "is"));
    if (type != "s") return value;
    std::size_t index = 0;
    const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), index);
    if (ec != std::errc{} || index >= strings_.size()) return std::nullopt;
    return strings_[index];
  }

  Archive archive_;
  std::vector<std::string> strings_ = {};
  std::optional<Error> problem_ = {};
};

}  // namespace

Expected<std::vector<XlsxSheet>> read_xlsx(std::string_view bytes) {
  Archive archive = open_archive(bytes);
  if (!archive) return not_xlsx();
  return WorkbookReader(std::move(archive)).read();
}

}  // namespace khongcho::store
