#include "web/duty/duty_groups.h"

#include <functional>

#include "core/staffing/hours.h"

namespace khongcho::web {

namespace {

std::string hours_of(Seconds from, Seconds to) { return hours_text({{from, to}}); }

// Away during the duty, and who stands in.
std::string note_of(const Locale& locale, const app::DutyDay& day, const DutyEntry& entry) {
  for (const Absence& each : day.absences) {
    if (each.officer != entry.officer) continue;
    const Hours away =
        common({{entry.from, entry.to}}, hours_on(day.day, each.from, each.to));
    if (away.empty()) continue;
    if (!each.substitute) return locale.text("duty_page.line_away", {hours_text(away)});
    return locale.text("duty_page.line_substitute",
                       {hours_text(away), day.name_of(each.substitute)});
  }
  return entry.planned_by ? "" : locale.text("help_page.from_roster");
}

class Groups {
 public:
  Groups(const Locale& locale, const app::DutyDay& day, bool editable)
      : locale_(locale), day_(day), editable_(editable) {}

  void add(const std::string& title, const std::function<bool(const DutyEntry&)>& belongs) {
    DutyGroup group{.title = title};
    Hours covered;
    for (const DutyEntry& entry : day_.entries) {
      if (!belongs(entry)) continue;
      group.lines.push_back(line(title, entry));
      covered.push_back({entry.from, entry.to});
    }
    const Hours gap = without(day_.sessions, covered);
    if (!group.lines.empty() && !gap.empty())
      group.missing = locale_.text("duty_page.gap", {hours_text(gap)});
    all.push_back(std::move(group));
  }

  std::vector<DutyGroup> all;

 private:
  DutyLine line(const std::string& title, const DutyEntry& entry) const {
    DutyLine made{.hours = hours_of(entry.from, entry.to),
                  .name = day_.name_of(entry.officer),
                  .note = note_of(locale_, day_, entry)};
    if (editable_) {
      made.remove = Url::path("/truc/{}/bo", {entry.id});
      made.label = locale_.text("duty_page.remove_whose", {made.name, title});
    }
    return made;
  }

  const Locale& locale_;
  const app::DutyDay& day_;
  bool editable_;
};

}  // namespace

std::vector<DutyGroup> duty_groups(const Locale& locale, const app::DutyDay& day, bool editable) {
  Groups groups(locale, day, editable);
  groups.add(locale.text("duty_page.signers"),
             [](const DutyEntry& entry) { return entry.role == DutyRole::signer; });
  for (const std::string& field : day.fields)
    groups.add(locale.text("duty_page.specialists_of", {field}), [&](const DutyEntry& entry) {
      return entry.role == DutyRole::specialist && (entry.field.empty() || entry.field == field);
    });
  for (const Counter& counter : day.counters)
    groups.add(counter.name, [&](const DutyEntry& entry) {
      return entry.role == DutyRole::receptionist && entry.counter == counter.id;
    });
  for (DutyGroup& group : groups.all)
    if (group.lines.empty()) group.missing.clear();
  DutyGroup volunteers{.title = locale.text("duty_page.volunteers")};
  for (const VolunteerShift& shift : day.volunteers)
    volunteers.lines.push_back(
        {.hours = hours_of(shift.from, shift.to), .name = day.name_of(shift.volunteer)});
  groups.all.push_back(std::move(volunteers));
  return std::move(groups.all);
}

std::string open_words(const Locale& locale, const app::DutyDay& day) {
  if (day.sessions.empty()) return locale.text("duty_page.closed");
  return locale.text("duty_page.open", {hours_text(day.sessions)});
}

std::string confirmed_words(const Locale& locale, const app::DutyDay& day) {
  if (!day.confirmed) return "";
  return locale.text("duty_page.confirmed", {day.name_of(day.confirmed->by),
                                             duty_instant_words(day.confirmed->at)});
}

std::vector<std::string> absence_lines(const Locale& locale, const app::DutyDay& day) {
  std::vector<std::string> lines;
  for (const Absence& each : day.absences) {
    const std::vector<std::string> args{day.name_of(each.officer), duty_instant_words(each.from),
                                        duty_instant_words(each.to),
                                        day.name_of(each.substitute)};
    lines.push_back(locale.text(
        each.substitute ? "duty_page.away_line_substitute" : "duty_page.away_line", args));
  }
  return lines;
}

}  // namespace khongcho::web
