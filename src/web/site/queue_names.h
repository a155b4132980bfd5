// What services, priorities and numbers of the waiting room are called in the reader's language;
// the names are data (data/waiting_rooms/*.toml).
#pragma once

#include <string>
#include <string_view>

#include "app/law_book.h"
#include "app/room_view.h"
#include "base/locale.h"

namespace khongcho::web {

std::string name_of(const QueueService& service, const Locale& locale);
std::string note_of(const QueueService& service, const Locale& locale);
std::string name_of(const PriorityClass& priority, const Locale& locale);
// The code itself where the data does not know it any more.
std::string service_name(const app::RoomView& room, const Locale& locale, std::string_view code);
std::string priority_name(const app::RoomView& room, const Locale& locale, std::string_view code);

}  // namespace khongcho::web
