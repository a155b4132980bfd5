// The queue on the desk: who is at the counter, who waits, who was absent, who calls for help.
// Asked for again every few seconds (GET /quay/hang-doi).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/counter/at_counter.h"

namespace khongcho::web {

struct QueueRow {
  std::string number;
  std::string words;
};

struct HelpRow {
  std::int64_t id = 0;
  std::string words;  // who, where, since when
  bool mine = false;
};

struct QueuePanel {
  std::string csrf;
  std::string as_of;         // "dữ liệu lúc 14:10"
  std::string problem = {};  // why no number can be taken today
  bool may_call = false;     // at an open counter of their own
  std::optional<AtCounter> here = {};
  std::string waiting = {};  // how many, for this counter and in all
  std::vector<QueueRow> next = {};
  std::vector<QueueRow> parked = {};
  std::vector<HelpRow> help = {};

  std::string render(const Locale& locale) const;
};

QueuePanel queue_panel(const Site& site, const app::RoomView& room, const Locale& locale,
                       const app::SignedIn& who);

struct ServiceChoice {
  std::string code;
  std::string name;
  bool chosen = false;
};

struct CounterChoice {
  CounterId id;
  std::string name;
};

// The counter itself: open it, pause, close, take over; what is done seldom.
struct CounterPanel {
  std::string csrf;
  std::string name;           // empty: none chosen
  std::string occupied = {};  // by whom, when not by the reader
  bool open = false;
  bool paused = false;
  std::string state = {};  // in words
  std::vector<ServiceChoice> services = {};
  std::vector<CounterChoice> free_counters = {};  // others, open, with nobody there
  bool serving = false;         // somebody sits there: an outcome may be chosen, or another service
  std::string keep_until = {};  // the queue is kept until that day

  std::string render(const Locale& locale) const;
};

CounterPanel counter_panel(const Site& site, const app::RoomView& room, const Locale& locale,
                           const app::SignedIn& who);

}  // namespace khongcho::web
