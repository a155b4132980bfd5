// A PDF file by its cross-references: objects by number, through any number of incremental updates.
// Tables and streams of references are read, and objects inside object streams. Refused:
//   pdf.not_a_pdf  the bytes do not begin as one
//   pdf.broken     damaged, or written in a way this reader does not know
//   pdf.encrypted  asks for a password
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "pdf/object.h"

namespace khongcho::pdf {

Error broken_pdf(std::string detail);

class PdfFile {
 public:
  static Expected<PdfFile> read(std::string bytes);

  const std::string& bytes() const { return bytes_; }
  const Dictionary& trailer() const { return trailer_; }  // the newest
  std::size_t references_at() const { return references_at_; }
  bool references_are_stream() const { return references_are_stream_; }
  int next_number() const;  // no object has it yet
  std::vector<int> numbers() const;

  // Nothing for what is not there or not readable.
  std::optional<Indirect> find(Reference reference) const;
  // What a reference leads to, another object itself; null where it leads nowhere.
  Object resolve(const Object& object) const;
  Object resolve(const Dictionary& dictionary, std::string_view key) const;
  Dictionary resolve_dictionary(const Dictionary& dictionary, std::string_view key) const;
  // Of a stream: its bytes as they stand, and as its filters give them.
  std::optional<std::string_view> raw_stream(const Indirect& stream) const;
  std::optional<std::string> decoded_stream(const Indirect& stream) const;

  std::optional<Reference> catalog_reference() const;
  Dictionary catalog() const;
  std::vector<Reference> pages() const;  // in order; empty where the tree is damaged
  // A page's own value or its parents'.
  Object page_value(Reference page, std::string_view key) const;

 private:
  struct Place {
    bool free = false;
    int container = 0;       // number of the object stream, 0: none
    std::size_t offset = 0;  // in the file, or index in the object stream
    int generation = 0;
  };
  // One cross-reference section: where each of its objects is.
  struct Section {
    Dictionary trailer;
    std::map<int, Place> places;
    bool is_stream = false;
  };

  explicit PdfFile(std::string bytes) : bytes_(std::move(bytes)) {}
  std::optional<Error> read_references();
  std::optional<std::size_t> last_startxref() const;
  std::optional<Section> section_at(std::size_t at) const;
  std::optional<Section> table_at(std::size_t at) const;
  std::optional<Section> stream_at(std::size_t at) const;
  std::optional<Indirect> find_inside(const Place& place, int number) const;

  std::string bytes_;
  Dictionary trailer_;
  std::size_t references_at_ = 0;
  bool references_are_stream_ = false;
  std::map<int, Place> places_;
  mutable std::map<int, std::string> containers_;  // object streams already decoded
};

}  // namespace khongcho::pdf
