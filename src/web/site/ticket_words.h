// What the holder of a number is told, on paper and on the screen: how many are before them, how
// long it takes, what they will get. A ticket names no person.
#pragma once

#include <string>

#include "app/room_view.h"
#include "base/locale.h"
#include "core/promise/day_state.h"
#include "web/common/safe_html.h"
#include "web/site/room_words.h"
#include "web/site/site.h"

namespace khongcho::web {

// The promise at the door for somebody who holds the number.
DoorAnswer door_of_ticket(const Site& site, const app::RoomView& room, const QueueTicket& ticket);
// "Chừng 5 đến 10 phút"; empty for who does not wait.
std::string wait_of_ticket(const Site& site, const Locale& locale, const app::RoomView& room,
                           const QueueTicket& ticket);

// {{> ticket_paper paper}}: the slip of 80 mm.
struct TicketPaper {
  std::string authority;
  std::string office;
  std::string when;  // "Thứ Sáu, 29/09/2023 · 14:08"
  std::string number;
  std::string service;
  std::string line;      // "Còn 3 người trước, chừng 5 đến 10 phút"; empty once called
  std::string promise;   // what the number gets
  std::string priority;  // of its holder, else who may ask to be called sooner
  SafeHtml qr;           // to the page that follows the number; empty where no address is known
  std::string code;      // to type instead: "A2B3C 4D5E6"
};

struct TicketAt {
  const app::RoomView& room;
  const QueueTicket& ticket;
  std::string secret;
  std::string public_address;  // "https://motcua.example.vn"
};
TicketPaper ticket_paper(const Site& site, const Locale& locale, const TicketAt& at);

}  // namespace khongcho::web
