// A number on its holder's phone: the state of it as one fragment, in the page and in its events.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/room_view.h"
#include "base/locale.h"
#include "web/site/room_words.h"
#include "web/site/site.h"

namespace khongcho::web {

// Kind of screen for RoomWatch; what follows it is made by ticket_topic().
constexpr std::string_view kTicketScreen = "so";

struct TicketNow {
  std::string kind;  // waiting, called, serving, parked, or what came of it
  std::string number;
  std::string service;
  std::string priority;
  std::string headline;  // "Còn 3 người trước", "Mời đến Quầy 3"
  std::string text;      // "Chừng 5 đến 10 phút", or what to do
  DoorWords door;
  std::string counters;  // "Quầy 1, Quầy 3 đang nhận việc này"
  std::string come_back;  // words of the button; empty where there is nothing to come back to
  bool may_leave = false;
  bool has_dossier = false;  // received: what becomes of it is looked up
  bool over = false;         // another number may be taken
  std::string as_of;

  std::string render(const Locale& locale) const;
};

TicketNow ticket_now(const Site& site, const Locale& locale, const app::RoomView& room,
                     const QueueTicket& ticket);

std::string ticket_topic(const Locale& locale, const QueueTicket& ticket,
                         const std::string& secret);
// The fragment for a topic; nothing where there is no such number any more.
std::optional<std::string> ticket_screen(const Site& site, const app::RoomView& room,
                                         std::string_view topic);

}  // namespace khongcho::web
