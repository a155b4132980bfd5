#include "app/catalogue_import.h"

#include "store/catalogue_csv.h"
#include "store/catalogue_files.h"
#include "store/catalogue_xlsx.h"

namespace khongcho::app {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

Expected<Book> read_book(const CatalogueFile& file) {
  switch (file.format) {
    case TableFormat::csv:
      return store::read_book_csv(file.bytes);
    case TableFormat::xlsx:
      return store::read_book_xlsx(file.bytes);
  }
  return Error{ErrorCode::invalid_input, "table.unknown_format"};
}

int first_data_row(const Book& book, std::string_view name) {
  const BookSheet* sheet = book.find(name);
  return sheet && sheet->rows.size() > 1 ? sheet->rows[1].number : 0;
}

void check_levels(const Profile& profile, const std::vector<int>& rows, CatalogueImport& import) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& level = import.catalogue.procedures[i].level;
    if (!profile.find_level(level))
      import.problems.push_back({"procedures", rows[i], "level", Error {
                                   ErrorCode::invalid_input,
                                   "law.unknown",
                                   { profile.code,
                                     level }
                                 }});
  }
}

}  // namespace

std::optional<TableFormat> table_format_of(std::string_view file_name) {
  if (ends_with(file_name, ".csv")) return TableFormat::csv;
  if (ends_with(file_name, ".xlsx")) return TableFormat::xlsx;
  return std::nullopt;
}

Expected<const Catalogue*> latest_catalogue(const Law& law, std::string_view profile) {
  const Catalogue* latest = nullptr;
  for (const Catalogue& catalogue : law.catalogues)
    if (catalogue.profile == profile &&
        (!latest || latest->effective_from < catalogue.effective_from))
      latest = &catalogue;
  if (!latest)
    return Error{ErrorCode::not_found, "catalogue.unknown_profile", {std::string(profile)}};
  return latest;
}

std::string export_catalogue(const Catalogue& catalogue, TableFormat format) {
  const Book book = catalogue_book(catalogue);
  return format == TableFormat::csv ? store::book_csv(book) : store::book_xlsx(book);
}

Expected<CatalogueImport> preview_import(const Law& law, const CatalogueFile& file,
                                         const ImportChoice& choice) {
  const auto book = read_book(file);
  if (!book) return book.error();
  CatalogueReading reading = read_catalogue_book(*book);
  CatalogueImport import{.problems = std::move(reading.problems),
                         .catalogue = std::move(reading.catalogue)};
  if (!import.problems.empty()) return import;

  const int row = first_data_row(*book, "catalogue");
  const auto problem = [&](const char* column, Error reason) {
    import.problems.push_back({"catalogue", row, column, std::move(reason)});
  };
  const std::string& profile_code = import.catalogue.profile;
  if (!choice.profile.empty() && choice.profile != profile_code)
    problem("profile",
            {ErrorCode::invalid_input, "catalogue.other_profile", {profile_code, choice.profile}});
  const auto latest = latest_catalogue(law, profile_code);
  const Profile* profile = law.find_profile(profile_code);
  if (!latest || !profile)
    problem("profile", {ErrorCode::not_found, "catalogue.unknown_profile", {profile_code}});
  if (!import.problems.empty()) return import;

  check_levels(*profile, reading.procedure_rows, import);
  if (choice.effective_from) import.catalogue.effective_from = *choice.effective_from;
  import.catalogue.version = (*latest)->version + 1;
  import.diff = catalogue_diff(catalogue_book(**latest), catalogue_book(import.catalogue));
  if (!import.diff.empty() && import.catalogue.effective_from <= (*latest)->effective_from)
    problem("effective_from", {ErrorCode::invalid_input,
                               "catalogue.date_not_later",
                               {day_text((*latest)->effective_from)}});
  if (import.catalogue.effective_to &&
      *import.catalogue.effective_to < import.catalogue.effective_from)
    problem("effective_to", {ErrorCode::invalid_input, "law.days_out_of_order"});
  return import;
}

Expected<std::filesystem::path> take_over(const std::filesystem::path& data_dir,
                                          const CatalogueImport& import) {
  if (!import.problems.empty()) return Error{ErrorCode::invalid_input, "catalogue.has_problems"};
  if (import.diff.empty()) return Error{ErrorCode::conflict, "catalogue.no_change"};
  return store::write_catalogue(data_dir, import.catalogue);
}

}  // namespace khongcho::app
