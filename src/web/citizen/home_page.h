// The home page: what today is, what it promises, and the ways in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "core/promise/day_state.h"
#include "store/count_store.h"
#include "web/citizen/lookup_box.h"
#include "web/citizen/procedure_rows.h"
#include "web/common/page_frame.h"
#include "web/common/safe_html.h"
#include "web/site/room_words.h"

namespace khongcho::web {

struct HomeFact {
  std::string id;      // the figure's name in /trang-thai.json
  std::string figure;  // "31", "3/4"
  std::string text;
};

// The white card beside the headline.
struct HomeCard {
  std::string label;
  std::string value;
  std::string until_iso = {};  // a countdown when set
  std::string now_iso = {};
  std::string left_iso = {};     // "PT1H18M"
  std::optional<int> bar = {};   // per cent of the way to the cut-off
  std::string scale_from = {};
  std::string scale_to = {};
  std::string note = {};
  std::vector<HomeFact> facts = {};
};

struct HomeHero {
  std::string headline;
  std::string headline_keep;  // the second half, never broken
  SafeHtml lead;
  HomeCard card;
};

struct HomeService {
  ServiceRow row;
  Url take;
};

// {{> citizen/home_room_fragment room}}: the waiting room now; asked for again once a minute.
struct HomeRoom {
  std::string closed;  // when numbers are given again; empty while they are
  std::string counters;
  std::string as_of;
  DoorWords door;
  std::vector<HomeService> services;
  Url take;
  Url board;

  std::string render(const Locale& locale) const;
};

struct HomePage {
  PageFrame frame;
  std::string state;  // changes when the page has to be fetched again
  Url live;
  std::string day;
  HomeHero hero;
  HomeRoom room;
  Url room_again;
  SearchBox search;
  std::string list_title;
  std::vector<ListedProcedure> rows;
  std::string all_procedures;
  SafeHtml late;  // what becomes of those who come after the cut-off
  LookupBox lookup;
  std::string come_title;
  std::string come_text;

  std::string render(const Locale& locale) const;
};

// "2023-09-29.same_day.open": the day, the promise now, the moment.
std::string state_key(const DayState& state);
HomeRoom home_room(const Locale& locale, const app::RoomView& room, const DayState& state);
// "3/4 quầy đang mở", "5 người đang đợi": while the office is open and its waiting room in use.
std::vector<HomeFact> room_facts(const Locale& locale, const app::RoomView& room,
                                 const DayState& state);
HomeHero home_hero(const Locale& locale, const DayState& state, const store::DayCounts& counts,
                   Instant now);
// The sentence for those who come after the cut-off, while that is still ahead.
SafeHtml late_notice(const Locale& locale, const DayState& state);

}  // namespace khongcho::web
