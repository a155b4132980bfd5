#include "scan/pdf_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <optional>

#include "base/text.h"
#include "scan/program.h"

namespace khongcho::scan {

namespace json = boost::json;

namespace {

constexpr double kLeastSide = 50;     // points
constexpr double kLargestSide = 3'400;  // A0
constexpr int kQpdfWarned = 3;  // "can be read, but is not as it should be"
constexpr std::size_t kBehindEmb = 4;  // sub, uni and two for the object

Error refused(std::string_view key) {
  return {ErrorCode::invalid_input, std::string(key)};
}

// A key or a value whose place alone makes a file do more than show pages.
std::optional<Error> problem_of(std::string_view key, const json::value& value) {
  if (key == "/JS" || key == "/JavaScript") return refused("scan.pdf_javascript");
  if (key == "/RichMedia" || key == "/XFA") return refused("scan.pdf_active");
  if (key == "/EmbeddedFiles" || key == "/EF") return refused("scan.pdf_attachment");
  if (!value.is_string()) return {};
  const std::string_view text = value.get_string();
  if (key == "/S" && text == "/JavaScript") return refused("scan.pdf_javascript");
  if (key == "/S" && (text == "/Launch" || text == "/ImportData")) return refused("scan.pdf_active");
  if (key == "/Type" && text == "/EmbeddedFile") return refused("scan.pdf_attachment");
  return {};
}

bool is_sane_box(const json::value& box) {
  const json::array* sides = box.if_array();
  if (!sides || sides->size() != 4) return true;  // kept elsewhere
  double at[4];
  for (int n = 0; n < 4; ++n) {
    const json::value& side = (*sides)[static_cast<std::size_t>(n)];
    if (!side.is_number()) return true;
    at[n] = side.to_number<double>();
  }
  const auto sane = [](double from, double to) {
    return std::abs(to - from) >= kLeastSide && std::abs(to - from) <= kLargestSide;
  };
  return sane(at[0], at[2]) && sane(at[1], at[3]);
}

std::optional<Error> problem_in(const json::value& value) {
  if (const json::array* array = value.if_array()) {
    for (const json::value& each : *array)
      if (auto problem = problem_in(each)) return problem;
    return {};
  }
  const json::object* object = value.if_object();
  if (!object) return {};
  for (const auto& member : *object) {
    if (auto problem = problem_of(member.key(), member.value())) return problem;
    if (member.key() == "/MediaBox" && !is_sane_box(member.value()))
      return refused("scan.pdf_page_size");
    if (auto problem = problem_in(member.value())) return problem;
  }
  return {};
}

Expected<int> read_structure(const std::string& path, int most_pages) {
  const ProgramAnswer answer = run_program({"qpdf", "--json=2", "--json-key=pages",
                                            "--json-key=encrypt", "--json-key=qpdf", path});
  if (answer.status != 0 && answer.status != kQpdfWarned) {
    const bool locked = run_program({"qpdf", "--requires-password", path}).status == 0;
    return refused(locked ? "scan.pdf_encrypted" : "scan.pdf_damaged");
  }
  json::error_code wrong;
  const json::value whole = json::parse(answer.output, wrong, {}, {.max_depth = 200});
  if (wrong || !whole.is_object()) return refused("scan.pdf_damaged");
  const json::object& root = whole.get_object();
  const json::value* encrypted = root.at("encrypt").as_object().if_contains("encrypted");
  if (encrypted && encrypted->is_bool() && encrypted->get_bool())
    return refused("scan.pdf_encrypted");
  const std::size_t pages = root.at("pages").as_array().size();
  if (pages == 0) return refused("scan.pdf_damaged");
  if (pages > static_cast<std::size_t>(most_pages))
    return Error{ErrorCode::invalid_input, "scan.too_many_pages", {std::to_string(most_pages)}};
  if (auto problem = problem_in(root.at("qpdf"))) return *problem;
  return static_cast<int>(pages);
}

// pdffonts prints a table: name, type, encoding, emb, sub, uni, object (two numbers or "[none]").
// "Type 3" fonts are drawn in the file itself.
bool is_embedded(const std::vector<std::string>& words) {
  const std::size_t behind = words.back() == "[none]" ? kBehindEmb - 1 : kBehindEmb;
  if (words.size() <= behind + 1 || words[words.size() - 1 - behind] != "no") return true;
  const auto type = std::ranges::find(words, "Type");
  return type != words.end() && type + 1 != words.end() && *(type + 1) == "3";
}

bool fonts_are_embedded(const std::string& table) {
  const auto lines = split(table, '\n');
  for (std::size_t n = 2; n < lines.size(); ++n) {  // below two lines of heading
    std::vector<std::string> words;
    for (const std::string& word : split(lines[n], ' '))
      if (!word.empty()) words.push_back(word);
    if (!words.empty() && !is_embedded(words)) return false;
  }
  return true;
}

}  // namespace

Expected<int> check_pdf(std::string_view bytes, int most_pages) {
  if (!bytes.starts_with("%PDF-")) return refused("scan.pdf_damaged");
  const TemporaryFolder folder;
  const std::string path = folder.write("a.pdf", bytes).string();
  const auto pages = read_structure(path, most_pages);
  if (!pages) return pages;
  const ProgramAnswer fonts = run_program({"pdffonts", path});
  if (!fonts.ok()) return refused("scan.pdf_damaged");
  if (!fonts_are_embedded(fonts.output)) return refused("scan.pdf_fonts");
  return pages;
}

Expected<std::string> pdf_page_picture(std::string_view bytes, int page, int dpi) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.pdf", bytes).string();
  const std::string number = std::to_string(page);
  const ProgramAnswer answer =
      run_program({"pdftoppm", "-png", "-singlefile", "-f", number, "-l", number, "-r",
                   std::to_string(dpi), path, folder.path("page").string()});
  std::string picture = folder.read("page.png");
  if (!answer.ok() || picture.empty()) return Error{ErrorCode::not_found, "scan.no_page"};
  return picture;
}

Expected<std::vector<std::string>> pdf_page_images(std::string_view bytes, int dpi) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.pdf", bytes).string();
  const ProgramAnswer answer = run_program(
      {"pdftoppm", "-jpeg", "-jpegopt", "quality=90", "-r", std::to_string(dpi), path,
       folder.path("page").string()},
      {.time = std::chrono::seconds{600}});
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path("")))
    if (entry.path().extension() == ".jpg") files.push_back(entry.path());
  std::ranges::sort(files);  // page numbers are printed with leading zeros
  if (!answer.ok() || files.empty()) return refused("scan.pdf_damaged");
  std::vector<std::string> images;
  for (const auto& file : files) images.push_back(folder.read(file.filename().string()));
  return images;
}

}  // namespace khongcho::scan
