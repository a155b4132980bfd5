// Papers of the person that are digitised already and need not be handed in again.
#pragma once

#include <string>
#include <vector>

#include "app/digitisation.h"
#include "base/locale.h"

namespace khongcho::web {

struct IntakeInputs;

struct ReuseRow {
  std::string component;
  std::string file;
  std::string text;
  std::string facts;
  bool chosen = false;
};
struct ReuseBox {
  std::vector<ReuseRow> rows = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

ReuseBox reuse_box(const Locale& locale, const std::vector<app::ReusablePaper>& papers,
                   const IntakeInputs& inputs);
// The papers ticked, to be linked once the dossier is there.
std::vector<FileId> papers_to_reuse(const IntakeInputs& inputs);

}  // namespace khongcho::web
