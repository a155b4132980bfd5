#include "core/digitisation/digitisation_status.h"

#include <algorithm>

namespace khongcho {

namespace {

DigitisationLine* find_line(std::vector<DigitisationLine>& lines, std::string_view component) {
  const auto found = std::ranges::find(lines, component, &DigitisationLine::component);
  return found == lines.end() ? nullptr : &*found;
}

std::vector<DigitisationLine> lines_of(const Dossier& dossier) {
  std::vector<DigitisationLine> lines;
  for (const Paper& paper : dossier.papers)
    if (!paper.component.empty() && !find_line(lines, paper.component))
      lines.push_back({.component = paper.component, .name = paper.name});
  if (dossier.signed_at || !dossier.result_sha256.empty())
    lines.push_back({.component = std::string(kResultComponent), .name = ""});
  return lines;
}

}  // namespace

bool DigitisationLine::is_digitised() const {
  const auto described = [](const DossierFile& file) { return file.digitized_at.has_value(); };
  return (born_digital || !files.empty()) && std::ranges::all_of(files, described);
}

DigitisationStatus digitisation_status(const Dossier& dossier,
                                       const std::vector<DossierFile>& files) {
  DigitisationStatus status;
  status.lines = lines_of(dossier);
  for (const DossierFile& file : files) {
    DigitisationLine* line = find_line(status.lines, file.component);
    if (!line) {
      status.lines.push_back({.component = file.component, .name = "", .wanted = false});
      line = &status.lines.back();
    }
    line->files.push_back(file);
  }
  if (DigitisationLine* result = find_line(status.lines, kResultComponent))
    result->born_digital =
        !dossier.result_sha256.empty() &&
        std::ranges::count(files, dossier.result_sha256, &DossierFile::sha256) == 0;
  for (const DigitisationLine& line : status.lines) {
    if (!line.wanted) continue;
    ++status.wanted;
    if (line.is_digitised()) ++status.digitised;
  }
  using enum DigitisationState;
  if (!files.empty() || status.digitised > 0)
    status.state = status.digitised == status.wanted ? done : partial;
  return status;
}

std::string_view text_of(DigitisationState state) {
  constexpr std::string_view kTexts[] = {"none", "partial", "done"};
  return kTexts[static_cast<std::size_t>(state)];
}

}  // namespace khongcho
