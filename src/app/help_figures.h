// How often volunteers helped, by kind: of an office for who plans its shifts, of themselves for
// a volunteer.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/help_session.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho::app {

struct HelpFiguresLine {
  OfficerId volunteer;
  std::string name;
  std::int64_t people = 0;  // sessions begun
  std::array<std::array<std::int64_t, 2>, 4> counts = {};

  std::int64_t& of(HelpKind kind, HelpWay way) {
    return counts[static_cast<std::size_t>(kind)][static_cast<std::size_t>(way)];
  }
  std::int64_t of(HelpKind kind, HelpWay way) const {
    return counts[static_cast<std::size_t>(kind)][static_cast<std::size_t>(way)];
  }
};

struct HelpFigures {
  Office office;
  CivilDay first{};
  CivilDay last{};  // included
  std::vector<HelpFiguresLine> lines;
  HelpFiguresLine total = {};
};

// Who plans there sees all, a volunteer their own line; refuses anybody else (`help.not_allowed`).
Expected<HelpFigures> help_figures(const Context& ctx, const Officer& officer, OfficeId office,
                                   CivilDay first, CivilDay last);
// The month the day lies in.
Expected<HelpFigures> help_figures_of_month(const Context& ctx, const Officer& officer,
                                            OfficeId office, CivilDay day);
// For a spreadsheet, with the headings of the locale.
std::string help_figures_csv(const HelpFigures& figures, const Locale& locale);

}  // namespace khongcho::app
