// On the intake page: which office decides, and which of its specialists gets the dossier.
#pragma once

#include <string>
#include <vector>

#include "web/counter/intake_steps.h"
#include "web/site/site.h"

namespace khongcho::web {

struct IntakeState;

// For whom it is taken in, where another office may decide; without a choice it only keeps what
// was chosen.
struct DecidingBox {
  std::vector<ChoiceRow> offices = {};
  std::string kept = {};
  bool open = false;
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};
// Who works on it next: the specialists of the office that decides.
struct SpecialistBox {
  std::string office = {};       // slug
  std::string office_name = {};  // where it is another one
  std::vector<ChoiceRow> rows = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

DecidingBox deciding_box(const Locale& locale, const IntakeState& state, std::string problem);
// The least busy one, unless another was chosen; "0" is nobody yet.
SpecialistBox specialist_box(const Site& site, const Locale& locale, const IntakeState& state);

}  // namespace khongcho::web
