// What is said of a waiting room to those who come: how long, and what a number taken now gets.
// Kiosk, phone and home say it in the same words. Every hour in them comes from data.
#pragma once

#include <string>
#include <vector>

#include "app/room_view.h"
#include "base/locale.h"
#include "core/promise/day_state.h"
#include "core/queue/door.h"
#include "core/queue/expected_wait.h"

namespace khongcho::web {

// "Chừng 5 đến 10 phút", "Tới lượt ngay"; beyond the midday break or the closing by the hour:
// "Khoảng 13:40 đến 14:05". Unknown and impossible waits say so.
std::string wait_words(const Locale& locale, Instant now, const ExpectedWait& wait,
                       const CallTimes& called);
// "Còn 3 người trước", "Không còn ai trước"
std::string people_before_words(const Locale& locale, int people);
// "3 người đang chờ", "Không ai chờ"
std::string waiting_words(const Locale& locale, int people);

// The promise at the door. `kind` colours it: good, soon (in doubt), late (hardly), plain.
struct DoorWords {
  std::string kind = {};
  std::string sentence = {};              // empty: nothing to say
  std::vector<std::string> instead = {};  // other ways, where waiting is hardly worth it
};
enum class DoorFor { newcomer, holder };  // of a number
DoorWords door_words(const Locale& locale, const DoorAnswer& door, const DayState& day,
                     DoorFor reader = DoorFor::newcomer);

// "3/4 quầy đang mở", "Nghỉ trưa, mở lại 13:30", "Mở cửa 07:00"; empty on a closed day.
std::string counters_words(const Locale& locale, const app::RoomView& room, const DayState& day);
// When a closed office opens again; empty while a number can be taken.
std::string closed_words(const Locale& locale, const app::RoomView& room, const DayState& day);
// "Dữ liệu lúc 14:10"
std::string as_of_words(const Locale& locale, const app::RoomView& room);

// One service as somebody meets it who takes a number for it now.
struct ServiceRow {
  std::string code;
  std::string name;
  std::string note;
  std::string waiting;  // "3 người đang chờ"
  std::string wait;     // "Chừng 5 đến 10 phút"
  DoorWords door;
};
ServiceRow service_row(const Locale& locale, const app::RoomView& room,
                       const app::ServiceNow& service, const DayState& day);
std::vector<ServiceRow> service_rows(const Locale& locale, const app::RoomView& room,
                                     const DayState& day);
// What all rows promise alike, told once above them and taken out of them; nothing where they
// differ.
DoorWords take_common_door(std::vector<ServiceRow>& rows);

}  // namespace khongcho::web
