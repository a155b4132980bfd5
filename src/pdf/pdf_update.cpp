#include "pdf/pdf_update.h"

#include <fmt/format.h>

#include "base/crypto.h"

namespace khongcho::pdf {

namespace {

// "3 2\n" and its entries for every run of numbers; calls `each(first, count)`.
template <typename Each>
void each_run(const std::map<int, std::size_t>& offsets, Each each) {
  for (auto at = offsets.begin(); at != offsets.end();) {
    const int first = at->first;
    int count = 0;
    while (at != offsets.end() && at->first == first + count) {
      ++at;
      ++count;
    }
    each(first, count);
  }
}

std::string big_endian(std::size_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    text += static_cast<char>(value >> shift & 0xff);
  return text;
}

}  // namespace

Reference PdfUpdate::add(const Object& object) {
  const Reference reference = reserve();
  write(reference, object);
  return reference;
}

void PdfUpdate::write(Reference reference, const Object& object) {
  write_text(reference, text_of(object));
}

void PdfUpdate::write_text(Reference reference, std::string text) {
  objects_[reference] = std::move(text);
}

void PdfUpdate::write_stream(Reference reference, Dictionary dictionary, std::string_view data) {
  dictionary.set("Length", number_object(static_cast<std::int64_t>(data.size())));
  write_text(reference, text_of(dictionary) + "\nstream\n" + std::string(data) + "\nendstream");
}

Dictionary PdfUpdate::next_trailer(int size) const {
  Dictionary trailer;
  trailer.set("Size", number_object(static_cast<std::int64_t>(size)));
  for (const char* key : {"Root", "Info", "ID"})
    if (const Object* value = file_.trailer().find(key)) trailer.set(key, *value);
  if (!trailer.find("ID")) {
    const Object id = sha256_hex(file_.bytes()).substr(0, 32);
    trailer.set("ID", Array{id, id});
  }
  trailer.set("Prev", number_object(static_cast<std::int64_t>(file_.references_at())));
  return trailer;
}

std::string PdfUpdate::table_text(const Updated& updated) const {
  std::string text = "xref\n";
  each_run(updated.offsets, [&](int first, int count) {
    text += fmt::format("{} {}\n", first, count);
    for (int number = first; number < first + count; ++number)
      text += fmt::format("{:010} 00000 n \n", updated.offsets.at(number));
  });
  return text + "trailer\n" + text_of(next_trailer(next_number_)) + "\n";
}

// A file with a stream of references goes on with one; it lists itself too.
std::string PdfUpdate::stream_text(const Updated& updated, std::size_t at) const {
  std::map<int, std::size_t> offsets = updated.offsets;
  offsets[next_number_] = at;
  Dictionary dictionary = next_trailer(next_number_ + 1);
  dictionary.set("Type", Name{"XRef"});
  dictionary.set("W", Array{number_object(std::int64_t{1}), number_object(std::int64_t{5}),
                            number_object(std::int64_t{2})});
  Array index;
  std::string rows;
  each_run(offsets, [&](int first, int count) {
    index.push_back(number_object(static_cast<std::int64_t>(first)));
    index.push_back(number_object(static_cast<std::int64_t>(count)));
    for (int number = first; number < first + count; ++number)
      rows += '\1' + big_endian(offsets.at(number), 5) + big_endian(0, 2);
  });
  dictionary.set("Index", index);
  dictionary.set("Length", number_object(static_cast<std::int64_t>(rows.size())));
  return fmt::format("{} 0 obj\n{}\nstream\n{}\nendstream\nendobj\n", next_number_,
                     text_of(dictionary), rows);
}

PdfUpdate::Updated PdfUpdate::finish() const {
  Updated updated{.bytes = file_.bytes(), .offsets = {}};
  std::string& bytes = updated.bytes;
  if (!bytes.ends_with('\n')) bytes += '\n';
  for (const auto& [reference, text] : objects_) {
    updated.offsets[reference.number] = bytes.size();
    bytes += fmt::format("{} {} obj\n", reference.number, reference.generation);
    bytes += text;
    bytes += "\nendobj\n";
  }
  const std::size_t at = bytes.size();
  bytes += file_.references_are_stream() ? stream_text(updated, at) : table_text(updated);
  bytes += fmt::format("startxref\n{}\n%%EOF\n", at);
  return updated;
}

}  // namespace khongcho::pdf
