#include "pdf/pdf_file.h"

#include <algorithm>
#include <set>

#include "pdf/stream_filter.h"

namespace khongcho::pdf {

namespace {

constexpr int kMostPages = 100'000;
constexpr int kDeepestTree = 50;
constexpr int kLongestChain = 20;           // of references to references
constexpr std::size_t kMostContainers = 8;  // kept decoded at once

}  // namespace

Error broken_pdf(std::string detail) {
  return {
      .code = ErrorCode::invalid_input, .message_id = "pdf.broken", .detail = std::move(detail)};
}

Expected<PdfFile> PdfFile::read(std::string bytes) {
  if (!bytes.starts_with("%PDF-")) return Error{ErrorCode::invalid_input, "pdf.not_a_pdf"};
  PdfFile file(std::move(bytes));
  if (auto problem = file.read_references()) return *problem;
  if (file.trailer_.find("Encrypt")) return Error{ErrorCode::invalid_input, "pdf.encrypted"};
  if (!file.catalog().find("Pages")) return broken_pdf("no catalog");
  return file;
}

int PdfFile::next_number() const {
  const int behind = places_.empty() ? 1 : places_.rbegin()->first + 1;
  const auto size = resolve(trailer_, "Size").whole();
  return size && *size > behind && *size <= 8388607 ? static_cast<int>(*size) : behind;
}

std::vector<int> PdfFile::numbers() const {
  std::vector<int> numbers;
  for (const auto& [number, place] : places_)
    if (!place.free) numbers.push_back(number);
  return numbers;
}

std::optional<Indirect> PdfFile::find(Reference reference) const {
  const auto found = places_.find(reference.number);
  if (found == places_.end() || found->second.free) return {};
  const Place& place = found->second;
  if (place.container != 0) return find_inside(place, reference.number);
  auto indirect = ObjectReader(bytes_, place.offset).indirect();
  if (!indirect || indirect->reference.number != reference.number) return {};
  return indirect;
}

std::optional<Indirect> PdfFile::find_inside(const Place& place, int number) const {
  const auto holder = places_.find(place.container);
  // An object stream is never inside another one.
  if (holder == places_.end() || holder->second.container != 0) return {};
  const auto stream = find({place.container, 0});
  if (!stream) return {};
  if (containers_.size() > kMostContainers) containers_.clear();
  auto& cached = containers_[place.container];
  if (cached.empty()) cached = decoded_stream(*stream).value_or("");
  const auto first = resolve(*stream->object.as<Dictionary>(), "First").whole();
  if (!first || *first < 0 || static_cast<std::size_t>(*first) > cached.size()) return {};
  ObjectReader index(cached, 0);
  while (index.at() < static_cast<std::size_t>(*first)) {
    const auto each = index.whole_number();
    const auto offset = index.whole_number();
    if (!each || !offset) return {};
    if (*each != number) continue;
    auto object = ObjectReader(cached, static_cast<std::size_t>(*first + *offset)).object();
    if (!object) return {};
    return Indirect{.reference = {number, 0}, .object = std::move(*object)};
  }
  return {};
}

Object PdfFile::resolve(const Object& object) const {
  Object current = object;
  for (int step = 0; step < kLongestChain; ++step) {
    const auto* reference = current.as<Reference>();
    if (!reference) return current;
    auto found = find(*reference);
    if (!found) return {};
    current = std::move(found->object);
  }
  return {};
}

Object PdfFile::resolve(const Dictionary& dictionary, std::string_view key) const {
  const Object* value = dictionary.find(key);
  return value ? resolve(*value) : Object();
}

Dictionary PdfFile::resolve_dictionary(const Dictionary& dictionary, std::string_view key) const {
  const Object value = resolve(dictionary, key);
  if (const auto* found = value.as<Dictionary>()) return *found;
  return {};
}

std::optional<std::string_view> PdfFile::raw_stream(const Indirect& stream) const {
  const auto* dictionary = stream.object.as<Dictionary>();
  if (!dictionary || !stream.stream_begin) return {};
  const auto length = resolve(*dictionary, "Length").whole();
  if (!length || *length < 0 || *stream.stream_begin > bytes_.size() ||
      static_cast<std::size_t>(*length) > bytes_.size() - *stream.stream_begin)
    return {};
  return std::string_view(bytes_).substr(*stream.stream_begin, static_cast<std::size_t>(*length));
}

std::optional<std::string> PdfFile::decoded_stream(const Indirect& stream) const {
  const auto raw = raw_stream(stream);
  if (!raw) return {};
  const Dictionary& dictionary = *stream.object.as<Dictionary>();
  Object filter = resolve(dictionary, "Filter");
  Object parameters = resolve(dictionary, "DecodeParms");
  if (const auto* several = filter.as<Array>()) {
    if (several->size() > 1) return {};
    const Array filters = *several;
    filter = Object();
    if (!filters.empty()) filter = resolve(filters.front());
    const Object given = parameters;
    if (const auto* each = given.as<Array>(); each && !each->empty())
      parameters = resolve(each->front());
  }
  if (filter == Object()) return std::string(*raw);
  if (!filter.is_name("FlateDecode")) return {};
  auto plain = inflated(*raw);
  const auto* with = parameters.as<Dictionary>();
  if (!plain || !with) return plain;
  return without_predictor(*plain, {.predictor = resolve(*with, "Predictor").whole().value_or(1),
                                    .columns = resolve(*with, "Columns").whole().value_or(1),
                                    .colours = resolve(*with, "Colors").whole().value_or(1)});
}

std::optional<Reference> PdfFile::catalog_reference() const {
  const Object* root = trailer_.find("Root");
  const auto* reference = root ? root->as<Reference>() : nullptr;
  return reference ? std::optional(*reference) : std::nullopt;
}

Dictionary PdfFile::catalog() const {
  return resolve_dictionary(trailer_, "Root");
}

std::vector<Reference> PdfFile::pages() const {
  struct Step {
    Reference node;
    int depth = 0;
  };
  const Dictionary catalog_entries = catalog();
  const Object* root = catalog_entries.find("Pages");
  const auto* top = root ? root->as<Reference>() : nullptr;
  if (!top) return {};
  std::vector<Reference> pages;
  std::set<int> seen;
  std::vector<Step> open{{*top, 0}};
  while (!open.empty() && pages.size() < kMostPages) {
    const Step step = open.back();
    open.pop_back();
    const auto node = find(step.node);
    const auto* dictionary = node ? node->object.as<Dictionary>() : nullptr;
    if (!dictionary || step.depth > kDeepestTree || !seen.insert(step.node.number).second)
      return {};
    const Object kids = resolve(*dictionary, "Kids");
    const auto* children = kids.as<Array>();
    if (!children) {
      pages.push_back(step.node);
      continue;
    }
    for (auto kid = children->rbegin(); kid != children->rend(); ++kid)
      if (const auto* reference = kid->as<Reference>())
        open.push_back({*reference, step.depth + 1});
  }
  return pages;
}

Object PdfFile::page_value(Reference page, std::string_view key) const {
  for (int depth = 0; depth <= kDeepestTree; ++depth) {
    const auto node = find(page);
    const auto* dictionary = node ? node->object.as<Dictionary>() : nullptr;
    if (!dictionary) return {};
    if (dictionary->find(key)) return resolve(*dictionary, key);
    const Object* parent = dictionary->find("Parent");
    const auto* above = parent ? parent->as<Reference>() : nullptr;
    if (!above) return {};
    page = *above;
  }
  return {};
}

}  // namespace khongcho::pdf
