#include "web/board/board_view.h"

#include <algorithm>

#include <fmt/format.h>

namespace khongcho::web {

namespace {

struct Column {
  std::string_view key;  // of the address and the label
  std::int64_t store::DayCounts::*count;
};
constexpr Column kColumns[] = {{"nhan", &store::DayCounts::received},
                               {"hen", &store::DayCounts::promised},
                               {"xong", &store::DayCounts::done},
                               {"giu", &store::DayCounts::kept}};

// Of what was promised, in tenths of a percent; nothing promised comes last.
int kept_share(const store::DayCounts& counts) {
  if (counts.promised <= 0) return -1;
  return static_cast<int>(counts.kept * 1000 / counts.promised);
}

std::string percent_words(const store::DayCounts& counts) {
  const int share = kept_share(counts);
  return share < 0 ? "–" : fmt::format("{},{}%", share / 10, share % 10);
}

void sort_days(std::vector<app::OfficeDay>& days, std::string_view by) {
  if (by == "ty-le")
    std::ranges::stable_sort(days, std::ranges::greater{},
                             [](const app::OfficeDay& day) { return kept_share(day.counts); });
  for (const Column& column : kColumns)
    if (by == column.key)
      std::ranges::stable_sort(days, std::ranges::greater{},
                               [&](const app::OfficeDay& day) { return day.counts.*column.count; });
}

Url board_url(const Office& office, std::string_view by) {
  Url url = Url::path("/dieu-hanh").with("don-vi", office.slug);
  return by.empty() ? url : url.with("xep", by);
}

DistrictTable district_table(const Locale& locale, std::vector<app::OfficeDay> days,
                             const Office& shown, std::string_view by) {
  DistrictTable table;
  for (const std::string_view key : {"", "nhan", "hen", "xong", "giu", "ty-le"})
    table.columns.push_back(
        {.label = locale.text("board.column." + std::string(key.empty() ? "don-vi" : key)),
         .url = board_url(shown, key),
         .current = by == key && !key.empty()});
  sort_days(days, by);
  for (const app::OfficeDay& day : days)
    table.rows.push_back({.name = day.office.name,
                          .url = board_url(day.office, by),
                          .received = day.counts.received,
                          .promised = day.counts.promised,
                          .done = day.counts.done,
                          .kept = day.counts.kept,
                          .kept_percent = percent_words(day.counts),
                          .current = day.office.id == shown.id});
  return table;
}

BoardList list_of(const Site& site, const Locale& locale, const app::OfficeBoard& board,
                  const std::string& id, const std::vector<app::BoardRow>& rows) {
  const std::string key = "board.list." + id;
  BoardList list{.id = id,
                 .title = locale.text(key, {std::to_string(rows.size())}),
                 .empty = locale.text(key + "_empty"),
                 .rows = {}};
  for (const app::BoardRow& row : rows) {
    const bool nobody = row.holder.empty() && is_in_process(row.dossier.state);
    list.rows.push_back({.work = work_row(site, locale, board.office, row.dossier,
                                          Url::path("/quay/ho-so/{}", {row.dossier.code})),
                         .holder = nobody ? locale.text("board.nobody") : row.holder});
  }
  return list;
}

// In process and in neither of the lists above it.
std::vector<app::BoardRow> with_time_left(const app::OfficeBoard& board) {
  std::vector<app::BoardRow> rows;
  for (const app::BoardRow& row : board.in_process)
    if (row.timeliness != Timeliness::due_soon && row.timeliness != Timeliness::overdue)
      rows.push_back(row);
  return rows;
}

std::vector<BoardNumber> numbers_of(const Locale& locale, const app::OfficeBoard& board) {
  const std::int64_t done_late = board.today.counts.done - board.today.counts.done_in_time;
  const auto soon = static_cast<std::int64_t>(board.due_soon.size());
  const auto late = static_cast<std::int64_t>(board.overdue.size()) + done_late;
  const auto words = [&](const char* key, std::int64_t number) {
    return locale.text(key, {std::to_string(number)});
  };
  return {{.label = locale.text("board.received"),
           .note = words("board.received_note", board.today.counts.promised),
           .number = board.today.counts.received,
           .kind = "plain"},
          {.label = locale.text("board.done"),
           .note = words("board.done_note", board.today.counts.returned),
           .number = board.today.counts.done,
           .kind = "good"},
          {.label = locale.text("board.due_soon"),
           .note = locale.text("board.due_soon_note"),
           .number = soon,
           .kind = soon > 0 ? "soon" : "plain"},
          {.label = locale.text("board.missed"),
           .note = done_late > 0 ? words("board.missed_note", done_late) : "",
           .number = late,
           .kind = late > 0 ? "late" : "plain"}};
}

}  // namespace

Expected<Office> board_office(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  if (!scope_for(who.officer, Action::oversee))
    return Error{ErrorCode::not_allowed, "board.not_yours"};
  const std::string_view slug = request.query.text("don-vi");
  if (slug.empty()) return who.office;
  for (Office& office : site.active_offices())
    if (office.slug == slug) return std::move(office);
  return Error{ErrorCode::not_found, "board.unknown_office"};
}

Expected<Board> board_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const Office& office) {
  const Locale& locale = site.locale(request);
  const CivilDay today = civil_day(site.now());
  const auto found = app::office_board(site.ctx(), who.officer, office.id, today);
  if (!found) return found.error();
  const std::string_view by = request.query.text("xep");
  Url refresh = Url::path("/dieu-hanh/bang").with("don-vi", office.slug);
  if (!by.empty()) refresh = refresh.with("xep", by);
  Board board{.refresh = refresh,
              .reload = board_url(office, by),
              .as_of = locale.text("board.as_of", {clock_text(site.now())}),
              .numbers = numbers_of(locale, *found),
              .lists = {list_of(site, locale, *found, "overdue", found->overdue),
                        list_of(site, locale, *found, "due_soon", found->due_soon),
                        list_of(site, locale, *found, "in_process", with_time_left(*found)),
                        list_of(site, locale, *found, "latest", found->today.latest)}};
  if (scope_for(who.officer, Action::oversee) == Scope::all) {
    auto days = app::district_board(site.ctx(), who.officer, today);
    if (days) board.district = district_table(locale, std::move(*days), office, by);
  }
  return board;
}

}  // namespace khongcho::web
