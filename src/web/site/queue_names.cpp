#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

const std::string& in_language(const Locale& locale, const std::string& vi, const std::string& en) {
  return locale.language() == "en" && !en.empty() ? en : vi;
}

}  // namespace

std::string name_of(const QueueService& service, const Locale& locale) {
  return in_language(locale, service.name, service.name_en);
}

std::string note_of(const QueueService& service, const Locale& locale) {
  return in_language(locale, service.note, service.note_en);
}

std::string name_of(const PriorityClass& priority, const Locale& locale) {
  return in_language(locale, priority.name, priority.name_en);
}

std::string service_name(const app::RoomView& room, const Locale& locale, std::string_view code) {
  const QueueService* service = room.rules ? room.rules->find_service(code) : nullptr;
  return service ? name_of(*service, locale) : std::string(code);
}

std::string priority_name(const app::RoomView& room, const Locale& locale, std::string_view code) {
  const PriorityClass* priority = room.rules ? room.rules->find_priority(code) : nullptr;
  return priority ? name_of(*priority, locale) : std::string(code);
}

}  // namespace khongcho::web
