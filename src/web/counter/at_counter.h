// Whoever was called to the officer's counter, with what can be done about them; stands on the
// intake page, after an intake, and on the desk.
#pragma once

#include <optional>
#include <string>

#include "app/room_view.h"
#include "base/locale.h"
#include "web/site/site.h"

namespace khongcho::web {

struct CallButtons {
  std::string csrf;
  TicketId shown;       // what the next press is about
  bool called = false;  // and not yet met; else being served

  std::string render(const Locale& locale) const;
};

struct AtCounter {
  std::string number;
  std::string words;  // what for, how long they waited, priority
  CallButtons buttons;
};

// Nobody where no counter is chosen or nobody is called there.
std::optional<AtCounter> at_counter(const Site& site, const app::RoomView& room,
                                    const Locale& locale, const app::SignedIn& who);
// Its ticket; null for nobody.
const QueueTicket* ticket_at_counter(const app::RoomView& room, const app::SignedIn& who);
// "Hộ tịch · đợi 4 phút · Người cao tuổi", as of `until`.
std::string ticket_words(const app::RoomView& room, const Locale& locale, const QueueTicket& ticket,
                         Instant until);

}  // namespace khongcho::web
