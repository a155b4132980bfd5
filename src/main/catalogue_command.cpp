#include "main/catalogue_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "app/catalogue_import.h"
#include "main/runtime.h"
#include "store/law_files.h"

namespace khongcho {
namespace {

struct Options {
  std::string file;
  std::string data;
  std::string profile;
  std::string from;
  bool dry_run = false;
};

std::string text_in(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The law must be sound before anything is compared with it.
Law sound_law(const std::filesystem::path& data_dir, const Locale& locale) {
  store::LawFiles files = store::load_law(data_dir);
  if (files.problems.empty()) return std::move(files.law);
  throw std::runtime_error(store::text_of(files.problems.front(), locale));
}

int refused(const Error& error, const Locale& locale) {
  fmt::print(stderr, "{}\n", locale.text(error));
  return 1;
}

int export_to(const Options& options, const Law& law, const Locale& locale) {
  const auto format = app::table_format_of(options.file);
  if (!format) return refused({ErrorCode::invalid_input, "table.unknown_format"}, locale);
  const std::string profile = options.profile.empty() ? law.profiles.front().code : options.profile;
  const auto catalogue = app::latest_catalogue(law, profile);
  if (!catalogue) return refused(catalogue.error(), locale);
  std::ofstream out(options.file, std::ios::binary);
  out << app::export_catalogue(**catalogue, *format);
  out.close();
  if (!out) throw std::runtime_error("cannot write " + options.file);
  fmt::print("{}\n", locale.text("catalogue.exported",
                                 {std::to_string((*catalogue)->procedures.size()), options.file}));
  return 0;
}

void print_problems(const std::vector<BookProblem>& problems, const Locale& locale) {
  for (const BookProblem& problem : problems)
    fmt::print("{}\n", locale.text("catalogue.problem_line",
                                   {problem.sheet, std::to_string(problem.row), problem.column,
                                    locale.text(problem.reason)}));
  fmt::print("{}\n", locale.text("catalogue.refused", {std::to_string(problems.size())}));
}

void print_diff(const CatalogueDiff& diff, const Locale& locale) {
  for (const RowChange& change : diff.rows) {
    const std::string kind = "catalogue.row_" + std::string(text_of(change.kind));
    fmt::print("{}\n", locale.text(kind, {change.sheet, change.key}));
    for (const CellChange& cell : change.cells)
      fmt::print("    {}: {} → {}\n", cell.column, cell.before.empty() ? "∅" : cell.before,
                 cell.after.empty() ? "∅" : cell.after);
  }
  if (diff.empty()) {
    fmt::print("{}\n", locale.text("catalogue.no_change"));
    return;
  }
  const auto count = [&](RowChangeKind kind) { return std::to_string(diff.count(kind)); };
  fmt::print("{}\n", locale.text("catalogue.diff_summary",
                                 {count(RowChangeKind::added), count(RowChangeKind::changed),
                                  count(RowChangeKind::removed)}));
}

int import_from(const Options& options, const std::filesystem::path& data_dir, const Law& law,
                const Locale& locale) {
  const auto format = app::table_format_of(options.file);
  if (!format) return refused({ErrorCode::invalid_input, "table.unknown_format"}, locale);
  app::ImportChoice choice{.profile = options.profile};
  if (!options.from.empty() && !(choice.effective_from = parse_day(options.from)))
    return refused({ErrorCode::invalid_input, "data.bad_day", {"--from"}}, locale);

  const std::string bytes = text_in(options.file);
  const auto import = app::preview_import(law, {bytes, *format}, choice);
  if (!import) return refused(import.error(), locale);
  if (!import->problems.empty()) {
    print_problems(import->problems, locale);
    return 1;
  }
  print_diff(import->diff, locale);
  if (options.dry_run || import->diff.empty()) return 0;
  const auto written = app::take_over(data_dir, *import);
  if (!written) return refused(written.error(), locale);
  fmt::print("{}\n",
             locale.text("catalogue.imported", {written->filename().string(),
                                                day_text(import->catalogue.effective_from)}));
  return 0;
}

}  // namespace

int catalogue_command(int argc, char** argv) {
  CLI::App app{"The catalogue of procedures as a table, out and back."};
  app.require_subcommand(1);
  Options options;
  const auto add_common = [&](CLI::App* command) {
    command->add_option("file", options.file, ".csv or .xlsx")->required();
    command->add_option("--data", options.data, "data directory");
    command->add_option("--profile", options.profile, "profile, e.g. VN-2023-district");
  };
  CLI::App* out = app.add_subcommand("export", "write the latest version to FILE");
  CLI::App* in = app.add_subcommand("import", "take FILE over as a new version");
  add_common(out);
  add_common(in);
  in->add_option("--from", options.from, "first day of the new version, e.g. 2023-10-02");
  in->add_flag("--dry-run", options.dry_run, "show what would change and stop");
  CLI11_PARSE(app, argc, argv);

  const auto data_dir = data_dir_of(options.data);
  const Locale locale = load_locale(data_dir_of(""), "vi");
  const Law law = sound_law(data_dir, locale);
  return out->parsed() ? export_to(options, law, locale)
                       : import_from(options, data_dir, law, locale);
}

}  // namespace khongcho
