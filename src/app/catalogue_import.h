// Catalogue out to a spreadsheet and back: what a file would change is shown row by row, a broken
// file is refused whole, and what is taken over becomes a new version with its own first day.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/law/law.h"
#include "core/procedure/catalogue_diff.h"

namespace khongcho::app {

enum class TableFormat { csv, xlsx };

// By the end of the file name; nothing for any other.
std::optional<TableFormat> table_format_of(std::string_view file_name);

// The version that begins last. Refuses a profile without one (`catalogue.unknown_profile`).
Expected<const Catalogue*> latest_catalogue(const Law& law, std::string_view profile);

std::string export_catalogue(const Catalogue& catalogue, TableFormat format);

struct CatalogueFile {
  std::string_view bytes;
  TableFormat format = TableFormat::csv;
};

struct ImportChoice {
  std::string profile = {};                     // empty: the one the file names
  std::optional<CivilDay> effective_from = {};  // none: the day the file names
};

// Either `problems`, and then nothing else counts, or the difference to the latest version and the
// catalogue to be written.
struct CatalogueImport {
  std::vector<BookProblem> problems = {};
  CatalogueDiff diff = {};
  Catalogue catalogue = {};
};

// Changes nothing. Refuses what is no table at all (csv_text.h, xlsx_reader.h).
Expected<CatalogueImport> preview_import(const Law& law, const CatalogueFile& file,
                                         const ImportChoice& choice);

// Writes the new version. Refuses an import with problems (`catalogue.has_problems`), without a
// change (`catalogue.no_change`), or whose file is there already.
Expected<std::filesystem::path> take_over(const std::filesystem::path& data_dir,
                                          const CatalogueImport& import);

}  // namespace khongcho::app
