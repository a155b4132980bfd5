#include "app/help_figures.h"

#include <algorithm>

#include "store/csv_text.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/volunteer_store.h"

namespace khongcho::app {

namespace {

constexpr std::chrono::days kDay{1};

HelpFiguresLine& line_of(sql::Transaction& tx, HelpFigures& figures, OfficerId volunteer) {
  const auto found = std::ranges::find(figures.lines, volunteer, &HelpFiguresLine::volunteer);
  if (found != figures.lines.end()) return *found;
  const auto officer = store::find_officer(tx, volunteer);
  figures.lines.push_back(
      {.volunteer = volunteer, .name = officer ? officer->full_name : std::string{}});
  return figures.lines.back();
}

void fill(sql::Transaction& tx, HelpFigures& figures) {
  const Instant from = instant_of(figures.first);
  const Instant to = instant_of(figures.last + kDay);
  for (const store::HelpedCount& each : store::count_helped(tx, figures.office.id, from, to))
    line_of(tx, figures, each.volunteer).people = each.people;
  for (const store::HelpCount& each : store::count_helps(tx, figures.office.id, from, to))
    line_of(tx, figures, each.volunteer).of(each.kind, each.way) = each.count;
}

HelpFiguresLine total_of(const std::vector<HelpFiguresLine>& lines) {
  HelpFiguresLine total;
  for (const HelpFiguresLine& line : lines) {
    total.people += line.people;
    for (std::size_t kind = 0; kind < total.counts.size(); ++kind)
      for (std::size_t way = 0; way < total.counts[kind].size(); ++way)
        total.counts[kind][way] += line.counts[kind][way];
  }
  return total;
}

std::vector<std::string> cells_of(const HelpFiguresLine& line, const std::string& name) {
  return {name,
          std::to_string(line.people),
          std::to_string(line.of(HelpKind::take_number, HelpWay::done)),
          std::to_string(line.of(HelpKind::declaration, HelpWay::done)),
          std::to_string(line.of(HelpKind::account, HelpWay::guided)),
          std::to_string(line.of(HelpKind::online, HelpWay::guided))};
}

}  // namespace

Expected<HelpFigures> help_figures(const Context& ctx, const Officer& officer, OfficeId office_id,
                                   CivilDay first, CivilDay last) {
  const bool sees_all = may(officer, Action::plan_shifts, {office_id});
  if (!sees_all && !may(officer, Action::help_citizens, {office_id}))
    return Error{ErrorCode::not_allowed, "help.not_allowed"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<HelpFigures> {
    const auto office = store::find_office(tx, office_id);
    if (!office) return Error{ErrorCode::not_allowed, "help.not_allowed"};
    HelpFigures figures{.office = *office, .first = first, .last = last, .lines = {}};
    fill(tx, figures);
    if (!sees_all)
      std::erase_if(figures.lines, [&](const HelpFiguresLine& line) {
        return line.volunteer != officer.id;
      });
    std::ranges::sort(figures.lines, [](const HelpFiguresLine& a, const HelpFiguresLine& b) {
      return a.people != b.people ? a.people > b.people : a.name < b.name;
    });
    figures.total = total_of(figures.lines);
    return figures;
  });
}

Expected<HelpFigures> help_figures_of_month(const Context& ctx, const Officer& officer,
                                            OfficeId office, CivilDay day) {
  const std::chrono::year_month_day in_month{day};
  const auto month = in_month.year() / in_month.month();
  return help_figures(ctx, officer, office, CivilDay{month / 1},
                      CivilDay{month / std::chrono::last});
}

std::string help_figures_csv(const HelpFigures& figures, const Locale& locale) {
  std::vector<std::string> heads;
  for (const char* key : {"help.volunteer", "help.people", "help.kind.take_number",
                          "help.kind.declaration", "help.guided.account", "help.guided.online"})
    heads.push_back(locale.text(key));
  // A spreadsheet knows by the mark that the text is UTF-8.
  std::string csv = "\xEF\xBB\xBF" + store::csv_row(heads);
  for (const HelpFiguresLine& line : figures.lines)
    csv += store::csv_row(cells_of(line, line.name));
  return csv + store::csv_row(cells_of(figures.total, locale.text("help.total")));
}

}  // namespace khongcho::app
