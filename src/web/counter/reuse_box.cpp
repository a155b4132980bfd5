#include "web/counter/reuse_box.h"

#include <charconv>

#include "web/counter/intake_inputs.h"

namespace khongcho::web {

namespace {

std::string day_of(const std::string& iso) {
  const auto day = parse_day(iso);
  return day ? day_text(*day) : "";
}

std::string facts_of(const Locale& locale, const app::ReusablePaper& paper) {
  std::string facts = paper.issuer;
  const auto add = [&](const std::string& text) { facts += (facts.empty() ? "" : " · ") + text; };
  if (!paper.issued_on.empty()) add(day_of(paper.issued_on));
  if (!paper.valid_to.empty())
    add(locale.text("files.reuse_until", {day_of(paper.valid_to)}));
  return facts;
}

}  // namespace

ReuseBox reuse_box(const Locale& locale, const std::vector<app::ReusablePaper>& papers,
                   const IntakeInputs& inputs) {
  ReuseBox box;
  for (const app::ReusablePaper& paper : papers) {
    const std::string file = std::to_string(paper.file.value);
    const PaperInput* typed = inputs.paper(paper.component);
    box.rows.push_back({.component = paper.component,
                        .file = file,
                        .text = locale.text("files.reuse_one", {paper.title, paper.code}),
                        .facts = facts_of(locale, paper),
                        .chosen = typed && typed->reuse == file});
  }
  return box;
}

std::vector<FileId> papers_to_reuse(const IntakeInputs& inputs) {
  std::vector<FileId> files;
  for (const PaperInput& paper : inputs.papers) {
    FileId file;
    std::from_chars(paper.reuse.data(), paper.reuse.data() + paper.reuse.size(), file.value);
    if (file) files.push_back(file);
  }
  return files;
}

}  // namespace khongcho::web
