#include "core/queue/waiting_room_rules.h"

#include <algorithm>

namespace khongcho {

namespace {

template <typename Item, typename Fits>
const Item* first(const std::vector<Item>& items, Fits fits) {
  const auto found = std::ranges::find_if(items, fits);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const QueueService* WaitingRoomRules::find_service(std::string_view code) const {
  return first(services, [&](const QueueService& each) { return each.code == code; });
}

const PriorityClass* WaitingRoomRules::find_priority(std::string_view code) const {
  return first(priorities, [&](const PriorityClass& each) { return each.code == code; });
}

const PriorityClass* WaitingRoomRules::appointment_priority() const {
  return first(priorities, [](const PriorityClass& each) { return each.by_appointment; });
}

const QueueService* WaitingRoomRules::service_of(std::string_view field) const {
  const auto takes = [&](const QueueService& each) {
    return std::ranges::find(each.fields, field) != each.fields.end();
  };
  if (const QueueService* named = first(services, takes)) return named;
  return first(services, [](const QueueService& each) { return each.fields.empty(); });
}

}  // namespace khongcho
