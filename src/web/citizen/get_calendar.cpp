#include <fmt/format.h>

#include <algorithm>

#include "app/home_view.h"
#include "base/text.h"
#include "core/promise/programme_day.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/month_page.h"

namespace khongcho::web {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;

// "2023-10". Nothing on any other text.
std::optional<year_month> parse_month(std::string_view text) {
  const auto first = parse_day(std::string(text) + "-01");
  if (!first || text.size() != 7) return {};
  const std::chrono::year_month_day date{*first};
  return date.year() / date.month();
}

CivilDay first_day(year_month month) { return CivilDay{month / std::chrono::day{1}}; }

std::string month_text(year_month month) {
  return fmt::format("{:04}-{:02}", int(month.year()), unsigned(month.month()));
}

// One month of one office.
class MonthView {
 public:
  MonthView(const Site& site, const Locale& locale, const Office& office, year_month month)
      : site_(site),
        locale_(locale),
        office_(office),
        month_(month),
        calendar_(site.ctx().law.calendar(office)),
        model_(site.ctx().law.model(office.model)),
        usual_(app::usual_hours(site.ctx(), office, first_day(month))) {}

  bool is_known() const { return calendar_.knows(first_day(month_)); }

  MonthPage page(PageFrame frame) const {
    MonthPage page{.frame = std::move(frame)};
    tell_neighbours(page);
    if (!is_known()) {
      page.lead = locale_.text("citizen.month.unknown", {year(month_)});
      return page;
    }
    page.lead = lead();
    for (int weekday = 1; weekday <= 7; ++weekday)
      page.head.push_back(locale_.text(fmt::format("citizen.month.head_{}", weekday)));
    page.weeks = weeks();
    page.hours = session_words(locale_, usual_);
    page.rule = rule();
    page.lines = lines();
    for (const CalendarNote& note : site_.ctx().law.profile(office_.profile).calendar_notes)
      if (note.year == int(month_.year()) && !note.text.empty()) page.notes.push_back(note.text);
    return page;
  }

 private:
  static std::string year(year_month month) { return std::to_string(int(month.year())); }
  CivilDay end() const { return first_day(month_ + months{1}); }

  void tell_neighbours(MonthPage& page) const {
    const auto link = [&](year_month month) {
      return calendar_.knows(first_day(month))
                 ? Url::path("/lich").with("thang", month_text(month))
                 : Url();
    };
    const auto label = [&](year_month month, std::string_view key) {
      return locale_.text(key, {std::to_string(unsigned(month.month())), year(month)});
    };
    page.previous = link(month_ - months{1});
    page.next = link(month_ + months{1});
    page.previous_label = label(month_ - months{1}, "citizen.month.previous");
    page.next_label = label(month_ + months{1}, "citizen.month.next");
  }

  bool is_programme(CivilDay day) const {
    return model_ && is_programme_day(calendar_, *model_, day);
  }

  std::string lead() const {
    int count = 0;
    for (CivilDay day = first_day(month_); day < end(); day += days{1}) count += is_programme(day);
    if (!model_) return locale_.text("citizen.times.no_model");
    return count == 0 ? locale_.text("citizen.month.none", {model_->name})
                      : locale_.text("citizen.month.count", {std::to_string(count)});
  }

  std::string rule() const {
    for (CivilDay day = first_day(month_); day < end(); day += days{1}) {
      if (!is_programme(day)) continue;
      const auto cutoff = cutoff_on(*model_, day);
      const auto close = programme_close(calendar_, *model_, day);
      if (cutoff && close)
        return locale_.text("citizen.month.rule",
                            {spoken_hour(locale_, *cutoff), spoken_hour(locale_, *close)});
    }
    return "";
  }

  MonthCell cell(CivilDay day) const {
    const std::chrono::year_month_day date{day};
    MonthCell cell{.kind = "open",
                   .number = static_cast<int>(unsigned(date.day())),
                   .iso = iso_day(day),
                   .today = day == civil_day(site_.now())};
    const auto sessions = calendar_.sessions_on(day);
    if (day < first_day(month_) || end() <= day) {
      cell.kind = "outside";
      cell.today = false;
    } else if (sessions.empty()) {
      cell.kind = "off";
      cell.label = locale_.text("citizen.month.off");
    } else if (is_programme(day)) {
      cell.kind = "programme";
      cell.label = locale_.text("citizen.month.no_wait");
    } else if (!std::ranges::equal(sessions, usual_)) {
      cell.kind = "short";
      cell.label = locale_.text("citizen.month.other_hours");
    }
    return cell;
  }

  std::vector<MonthWeek> weeks() const {
    std::vector<MonthWeek> weeks;
    CivilDay day = first_day(month_);
    day -= days{iso_weekday(day) - 1};
    while (day < end()) {
      MonthWeek week;
      for (int weekday = 1; weekday <= 7; ++weekday, day += days{1})
        week.days.push_back(cell(day));
      weeks.push_back(std::move(week));
    }
    return weeks;
  }

  std::string special_text(CivilDay day) const {
    const SpecialDay* special = calendar_.special_day(day);
    const auto sessions = calendar_.sessions_on(day);
    if (!special) {
      const bool other_hours = !sessions.empty() && !std::ranges::equal(sessions, usual_);
      return other_hours ? session_words(locale_, sessions) : "";
    }
    if (special->kind != SpecialDayKind::swap_work)
      return special->name.empty() ? locale_.text("citizen.closed") : special->name;
    if (!special->replaces) return locale_.text("citizen.month.makeup_plain");
    return locale_.text("citizen.month.makeup", {spoken_day(locale_, *special->replaces)});
  }

  // Days in a row with the same text are one line.
  std::vector<MonthLine> lines() const {
    std::vector<MonthLine> lines;
    for (CivilDay day = first_day(month_); day < end(); day += days{1}) {
      const std::string text = special_text(day);
      if (text.empty()) continue;
      CivilDay last = day;
      while (last + days{1} < end() && special_text(last + days{1}) == text) last += days{1};
      const std::string from = day_month_text(day);
      lines.push_back({day == last ? spoken_day(locale_, day)
                                   : locale_.text("citizen.month.span", {from, day_month_text(last)}),
                       text});
      day = last;
    }
    return lines;
  }

  const Site& site_;
  const Locale& locale_;
  const Office& office_;
  year_month month_;
  const Calendar& calendar_;
  const ServiceModel* model_;
  std::vector<Session> usual_;
};

}  // namespace

// GET /lich?thang=2023-10
http::Response get_calendar(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const std::string asked = request.query.has("thang")
                                ? std::string(request.query.text("thang"))
                                : iso_day(civil_day(site.now())).substr(0, 7);
  const auto month = parse_month(asked);
  if (!month) return site.refusal(request, Error{ErrorCode::invalid_input, "citizen.month.wrong"});

  const MonthView view(site, locale, office, *month);
  const std::string title =
      locale.text("citizen.month.title", {std::to_string(unsigned(month->month())),
                                          std::to_string(int(month->year()))});
  return show_public(site, request, view.page(citizen_frame(site, request, office, title)),
                     view.is_known() ? 200 : 404);
}

}  // namespace khongcho::web
