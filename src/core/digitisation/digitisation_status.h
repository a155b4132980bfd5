// How far a dossier is digitised: which lines of its checklist, and whether its result, are there
// as files whose papers are described.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/digitisation/dossier_file.h"
#include "core/dossier/dossier.h"

namespace khongcho {

enum class DigitisationState { none, partial, done };

struct DigitisationLine {
  std::string component;
  std::string name;
  bool wanted = true;  // handed in, or the signed result; other files stand below them
  std::vector<DossierFile> files = {};
  bool born_digital = false;  // the result was signed as a file and never was a paper

  bool is_digitised() const;  // a file at least or born digital, and every file described
};

struct DigitisationStatus {
  DigitisationState state = DigitisationState::none;
  std::vector<DigitisationLine> lines;  // in the order of the checklist, the result last
  int wanted = 0;
  int digitised = 0;  // of the lines wanted
};

// `files`: those not removed. The result's line is there from the signature on.
DigitisationStatus digitisation_status(const Dossier& dossier,
                                       const std::vector<DossierFile>& files);

std::string_view text_of(DigitisationState state);

}  // namespace khongcho
