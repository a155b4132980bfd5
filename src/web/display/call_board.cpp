#include "web/display/call_board.h"

#include <algorithm>

#include "app/home_view.h"
#include "base/text.h"
#include "core/queue/spoken_call.h"
#include "web/display/cutoff_box.h"
#include "web/site/room_watch.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kNextShown = 4;
constexpr std::size_t kResultsShown = 8;
constexpr std::size_t kRowsBesideWords = 4;  // more of them are lower
// What a counter is called by fold() that hands out results.
constexpr std::string_view kGivesResults = "tra ket qua";

// What stands before the colon of "Quầy 3: Giáo dục".
std::string short_name(const Counter& counter) {
  return tidy_text(std::string_view(counter.name).substr(0, counter.name.find(':')));
}

// The words of one board, from one room at one instant.
class BoardWords {
 public:
  BoardWords(const Site& site, const app::RoomView& room)
      : site_(site),
        locale_(site.ctx().vietnamese),
        room_(room),
        rules_(site.ctx().law.waiting_room(room.office)),
        now_(site.now()),
        day_(app::day_state_of(site.ctx(), room.office)),
        on_air_(call_on_air(room, now_)) {}

  CallBoard board() const {
    CallBoard board{.office = locale_.text("display.office", {room_.office.name}),
                    .motto = motto(),
                    .now_iso = iso_instant(now_),
                    .clock = clock_text(now_),
                    .day = locale_.text("display.day", {weekday_text(locale_, day_.day),
                                                        day_text(day_.day)}),
                    .as_of = locale_.text("display.as_of", {clock_text(now_)}),
                    .panel = panel(),
                    .layout = {},
                    .tables = tables(),
                    .cutoff = cutoff_box(locale_, day_, now_),
                    .next = next(),
                    .results = results(),
                    .lost = lost()};
    board.layout = layout_of(board.tables);
    if (on_air_) {
      board.call_on_air = on_air_->id;
      board.sound = Url::path("/bang/{}/tieng/{}.ogg", {room_.office.slug, std::to_string(on_air_->id)});
    }
    return board;
  }

 private:
  bool is_open() const { return day_.moment == DayMoment::open; }

  std::string motto() const {
    const ServiceModel* model = site_.ctx().law.model(room_.office.model);
    if (!model) return {};
    return model->slogan.empty() ? model->name : join({model->name, model->slogan}, ": ");
  }

  CallPanel panel() const {
    const store::TicketCall* call = on_air_;
    if (!call && is_open() && !room_.calls.empty()) call = &room_.calls.back();
    if (const Counter* counter = call ? room_.find_counter(call->counter) : nullptr)
      return panel_of(*call, *counter);
    CallPanel panel{};
    if (is_open()) {
      panel.words = locale_.text("display.take_number");
      panel.note = locale_.text("display.take_number_note");
      return panel;
    }
    const bool midday = day_.moment == DayMoment::midday_break;
    panel.words = locale_.text(midday ? "display.break" : "display.closed");
    panel.note = opening_words(locale_, day_);
    return panel;
  }

  CallPanel panel_of(const store::TicketCall& call, const Counter& counter) const {
    const std::string number = number_of_counter(counter.name);
    const bool named = number.empty();
    CallPanel panel{.call = call.id,
                    .number = call.number,
                    .to = locale_.text(named ? "display.to_named_counter" : "display.to_counter"),
                    .counter = named ? short_name(counter) : number,
                    .named_counter = named};
    panel.said = join({locale_.text("display.please_come"), panel.number, panel.to, panel.counter},
                      " ");
    return panel;
  }

  std::vector<CounterTable> tables() const {
    std::vector<CounterRow> rows;
    for (const app::CounterNow& counter : room_.counters) rows.push_back(row_of(counter));
    return counter_tables(std::move(rows), unix_seconds(now_) / 60);
  }

  CounterRow row_of(const app::CounterNow& at) const {
    CounterRow row{.name = short_name(at.counter),
                   .number = at.ticket ? text_of_number(*at.ticket) : "–",
                   .words = {},
                   .called = at.ticket && at.ticket->state == TicketState::called,
                   .off = !at.ticket && (at.duty.state != CounterState::open || !is_open())};
    row.words = words_of(at);
    return row;
  }

  std::string words_of(const app::CounterNow& at) const {
    if (at.ticket) {
      const std::string service = name_of(at.ticket->service);
      return at.ticket->state == TicketState::called ? locale_.text("display.row.called", {service})
                                                     : service;
    }
    if (at.duty.state == CounterState::paused) return pause_words(at.duty);
    if (day_.moment == DayMoment::midday_break) return locale_.text("display.break");
    if (at.duty.state == CounterState::closed || !is_open())
      return locale_.text("display.row.closed");
    if (at.duty.services.empty()) return locale_.text("display.row.all_services");
    std::vector<std::string> names;
    for (const std::string& code : at.duty.services) names.push_back(name_of(code));
    return join(names, ", ");
  }

  std::string pause_words(const CounterDuty& duty) const {
    if (duty.back_at)
      return locale_.text("display.row.paused_until", {duty.reason, clock_text(*duty.back_at)});
    return locale_.text("display.row.paused", {duty.reason});
  }

  std::string name_of(const std::string& service) const {
    const QueueService* found = rules_.find_service(service);
    return found ? found->name : service;
  }

  static std::string layout_of(const std::vector<CounterTable>& tables) {
    if (tables.size() > 1) return "two_columns";
    return tables.empty() || tables.front().rows.size() <= kRowsBesideWords ? "few" : "many";
  }

  NumberList next() const {
    const std::size_t count = room_.next.size();
    NumberList list{.title = locale_.text(count ? "display.next" : "display.nobody_waits")};
    for (const QueueTicket& ticket : room_.next) {
      if (list.numbers.size() == kNextShown) break;
      list.numbers.push_back(text_of_number(ticket));
    }
    if (count > kNextShown)
      list.more = locale_.text("display.more_wait", {std::to_string(count - kNextShown)});
    return list;
  }

  NumberList results() const {
    const std::size_t count = room_.with_result.size();
    const std::string where = counter_for_results();
    NumberList list{.title = count == 0 ? locale_.text("display.no_results")
                             : where.empty()
                                 ? locale_.text("display.results")
                                 : locale_.text("display.results_at", {where})};
    const std::size_t shown = std::min(count, kResultsShown);
    list.numbers.assign(room_.with_result.begin(),
                        room_.with_result.begin() + static_cast<std::ptrdiff_t>(shown));
    if (count > shown)
      list.more = locale_.text("display.more_results", {std::to_string(count - shown)});
    return list;
  }

  std::string lost() const {
    const std::string where = counter_for_results();
    return where.empty() ? locale_.text("display.lost_number")
                         : locale_.text("display.lost_number_at", {where});
  }

  // The open counter that hands out results: named so, or the only one opened for just some
  // services that has the one for everything else. Empty where people may go to any.
  std::string counter_for_results() const {
    std::vector<const Counter*> serve_the_rest;
    for (const app::CounterNow& at : room_.counters) {
      if (at.duty.state != CounterState::open) continue;
      if (fold(at.counter.name).find(kGivesResults) != std::string::npos)
        return in_sentence(at.counter);
      if (std::ranges::any_of(at.duty.services, [this](const std::string& code) {
            const QueueService* service = rules_.find_service(code);
            return service && service->fields.empty();
          }))
        serve_the_rest.push_back(&at.counter);
    }
    return serve_the_rest.size() == 1 ? in_sentence(*serve_the_rest.front()) : std::string{};
  }

  std::string in_sentence(const Counter& counter) const {
    const std::string number = number_of_counter(counter.name);
    return number.empty() ? short_name(counter) : locale_.text("display.counter_no", {number});
  }

  const Site& site_;
  const Locale& locale_;
  const app::RoomView& room_;
  const WaitingRoomRules& rules_;
  Instant now_;
  DayState day_;
  const store::TicketCall* on_air_;
};

}  // namespace

std::vector<CounterTable> counter_tables(std::vector<CounterRow> rows, std::int64_t minute) {
  constexpr std::size_t kMost = 2 * kRowsInColumn;
  if (rows.size() > kMost) {
    std::ranges::stable_partition(rows, [](const CounterRow& row) { return !row.off; });
    const auto at_work =
        static_cast<std::size_t>(std::ranges::count(rows, false, &CounterRow::off));
    const std::size_t fixed = std::min(at_work, kMost - 1);
    const std::size_t others = rows.size() - fixed;
    const std::size_t places = kMost - fixed;
    const std::size_t turns = (others + places - 1) / places;
    const std::size_t turn = static_cast<std::size_t>(minute) % turns;
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(fixed);
    std::rotate(first, first + static_cast<std::ptrdiff_t>(turn * places), rows.end());
    rows.resize(kMost);
  }
  std::vector<CounterTable> tables;
  const std::size_t columns = rows.size() > kRowsInColumn ? 2 : 1;
  const std::size_t in_column = (rows.size() + columns - 1) / columns;
  for (std::size_t at = 0; at < rows.size(); at += in_column) {
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
    const auto left = static_cast<std::ptrdiff_t>(std::min(in_column, rows.size() - at));
    tables.push_back({{begin, begin + left}});
  }
  return tables;
}

CallBoard call_board(const Site& site, const app::RoomView& room) {
  return BoardWords(site, room).board();
}

}  // namespace khongcho::web
