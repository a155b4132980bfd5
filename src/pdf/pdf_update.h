// What is written behind a PDF file (incremental update, ISO 32000-1, 7.5.6): new objects, and
// objects of the file anew. Not one byte of the file itself changes.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "pdf/pdf_file.h"

namespace khongcho::pdf {

class PdfUpdate {
 public:
  // The file must outlive the update.
  explicit PdfUpdate(const PdfFile& file) : file_(file), next_number_(file.next_number()) {}

  Reference reserve() { return {next_number_++, 0}; }
  Reference add(const Object& object);
  void write(Reference reference, const Object& object);
  void write_text(Reference reference, std::string text);  // an object as it is to stand there
  void write_stream(Reference reference, Dictionary dictionary, std::string_view data);

  struct Updated {
    std::string bytes;                   // file and update
    std::map<int, std::size_t> offsets;  // of the objects of the update, "12 0 obj"
  };
  Updated finish() const;

 private:
  std::string table_text(const Updated& updated) const;
  std::string stream_text(const Updated& updated, std::size_t at) const;
  Dictionary next_trailer(int size) const;

  const PdfFile& file_;
  int next_number_;
  std::map<Reference, std::string> objects_;
};

// The first page of another file as something that can be drawn on a page (form XObject), with
// what it needs; nothing where that page cannot be read.
std::optional<Reference> import_page(PdfUpdate& update, const PdfFile& source);

}  // namespace khongcho::pdf
