// On the intake page: which office decides, and which of its specialists gets the dossier.
#pragma once

#include <string>
#include <vector>

#include "web/counter/intake_steps.h"
#include "web/site/site.h"

namespace khongcho::web {

struct IntakeState;

// Which other offices have a part in it: the one that decides, where another may, and the one that
// helped. Before the procedure is known it only keeps what was chosen.
struct DecidingBox {
  std::vector<ChoiceRow> offices = {};
  std::string kept = {};
  std::string problem = {};
  std::vector<ChoiceRow> helping = {};
  std::string kept_helping = {};
  std::string helping_problem = {};
  bool open = false;
  bool choice = false;
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

DecidingBox deciding_box(const Locale& locale, const IntakeState& state, std::string problem,
                         std::string helping_problem);
// The least busy one, unless another was chosen; "0" is nobody yet.
SpecialistBox specialist_box(const Site& site, const Locale& locale, const IntakeState& state);

}  // namespace khongcho::web
