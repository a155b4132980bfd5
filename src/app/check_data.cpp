#include "app/check_data.h"

namespace khongcho::app {

DataReport check_data_files(const std::filesystem::path& data_dir, const Locale& locale) {
  const store::LawFiles files = store::load_law(data_dir);
  DataReport report;
  for (const store::DataProblem& problem : files.problems)
    report.problems.push_back(store::text_of(problem, locale));

  const Law& law = files.law;
  std::size_t procedures = 0;
  for (const Catalogue& catalogue : law.catalogues) procedures += catalogue.procedures.size();
  const auto count = [](std::size_t n) { return std::to_string(n); };
  report.summary =
      locale.text("check_data.summary", {count(law.profiles.size()), count(law.models.size()),
                                         count(law.catalogues.size()), count(procedures),
                                         count(law.units.size()), count(law.forms.size()),
                                         count(law.offices.size()), count(report.problems.size())});
  return report;
}

}  // namespace khongcho::app
