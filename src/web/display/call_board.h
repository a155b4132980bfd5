// The board on the wall of a waiting room: who is called to which counter, who is next, whose
// result is there, until when a dossier still comes back today. No name of a person stands on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "web/site/site.h"

namespace khongcho::web {

// The large field: a call, or where nobody is being called a sentence.
struct CallPanel {
  std::int64_t call = 0;  // id; 0 for a sentence
  std::string number;
  std::string to;  // before the counter
  std::string counter;
  bool named_counter = false;  // by more than a number: in smaller letters
  std::string said;            // the call in a sentence
  std::string words;           // instead of a call
  std::string note;
};

struct CounterRow {
  std::string name;
  std::string number;  // of the ticket there
  std::string words;
  bool called = false;
  bool off = false;
};

struct CounterTable {
  std::vector<CounterRow> rows;
};

struct CutoffBox {
  std::string label = {};  // empty: no box
  std::string value = {};
  std::string note = {};
  bool has_bar = false;
  int bar = 0;  // percent of the time that is over
};

struct NumberList {
  std::string title;
  std::vector<std::string> numbers = {};
  std::string more = {};
};

// Everything that changes; the page around it stays.
struct CallBoard {
  std::string office;
  std::string motto;
  std::string now_iso;
  std::string clock;
  std::string day;
  std::string as_of;
  CallPanel panel;
  std::int64_t call_on_air = 0;  // id of what the loudspeaker says now
  Url sound = {};                // of that call
  std::string layout;            // of the counters: few, many, two_columns
  std::vector<CounterTable> tables = {};
  CutoffBox cutoff = {};
  NumberList next;
  NumberList results;
  std::string lost;  // where to ask who lost a number

  std::string render(const Locale& locale) const;
};

struct CallBoardPage {
  PageFrame frame;
  std::string slug;
  std::string since;  // of a lost connection, {0} being the hour
  CallBoard board;

  std::string render(const Locale& locale) const;
};

struct CallBoardLink {
  std::string name;
  Url url;
};

// For whoever sets up a screen.
struct CallBoardListPage {
  PageFrame frame;
  std::vector<CallBoardLink> boards;

  std::string render(const Locale& locale) const;
};

// In Vietnamese, for the present.
CallBoard call_board(const Site& site, const app::RoomView& room);

// Rows of at most as many counters as the board has room for: those at work first, the others by
// turns, another turn each minute.
constexpr std::size_t kRowsInColumn = 6;
std::vector<CounterTable> counter_tables(std::vector<CounterRow> rows, std::int64_t minute);

}  // namespace khongcho::web
