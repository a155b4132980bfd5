#include "app/take_number.h"

#include <algorithm>
#include <array>

#include "app/waiting_room.h"
#include "base/crypto.h"
#include "store/office_store.h"
#include "store/sequence_store.h"

namespace khongcho::app {

namespace {

constexpr std::array<std::string_view, 5> kChannels{"kiosk", "phone", "counter", "volunteer",
                                                    "appointment"};
constexpr std::size_t kSecretLength = 10;  // letters of the phone page's address

struct WhatFor {
  const QueueService* service = nullptr;
  const PriorityClass* priority = nullptr;  // null for none
};

Expected<WhatFor> what_for(const Context& ctx, const Office& office, const NumberRequest& request) {
  const auto offered = ctx.law.queue_services(office, civil_day(ctx.time.now()));
  const auto service = std::ranges::find(offered, request.service, &QueueService::code);
  if (service == offered.end())
    return Error{ErrorCode::invalid_input, "queue.unknown_service", {}, "service"};
  WhatFor found{.service = *service};
  if (request.priority.empty()) return found;
  found.priority = ctx.law.waiting_room(office).find_priority(request.priority);
  const bool by_itself = request.channel != TicketChannel::appointment;
  if (!found.priority || (found.priority->by_appointment && by_itself))
    return Error{ErrorCode::invalid_input, "queue.unknown_priority", {}, "priority"};
  return found;
}

Error closed(const Context& ctx, const Office& office, const char* message_id) {
  const auto next = ctx.law.calendar(office).next_open(
      instant_of(civil_day(ctx.time.now()) + std::chrono::days{1}));
  return {ErrorCode::conflict, message_id, {next ? day_text(civil_day(*next)) : "?"}};
}

}  // namespace

std::string_view text_of(TicketChannel channel) {
  return kChannels[static_cast<std::size_t>(channel)];
}

std::optional<Error> why_closed(const Context& ctx, const Office& office) {
  const Instant now = ctx.time.now();
  if (!office.active) return Error{ErrorCode::conflict, "queue.office_closed"};
  const auto close = ctx.law.calendar(office).close_of(civil_day(now));
  if (!close) return closed(ctx, office, "queue.closed_today");
  if (now >= *close) return closed(ctx, office, "queue.closed_now");
  return {};
}

Expected<TakenNumber> take_number(const Context& ctx, sql::Transaction& tx,
                                  const store::WaitingRoom& room, const Office& office,
                                  const NumberRequest& request) {
  if (!request.request_key.empty())
    if (const auto earlier = store::find_ticket_by_request_key(tx, request.request_key))
      return TakenNumber{*earlier, store::secret_of(tx, earlier->id)};
  if (auto problem = why_closed(ctx, office)) return *problem;
  const auto wanted = what_for(ctx, office, request);
  if (!wanted) return wanted.error();
  const Instant now = ctx.time.now();
  const std::string& letter = wanted->service->letter;
  QueueTicket ticket{.id = make<TicketId>(),
                     .office = office.id,
                     .day = room.queue_day,
                     .service = wanted->service->code,
                     .letter = letter,
                     .taken_at = now,
                     .in_line_since = now};
  ticket.number = static_cast<int>(
      store::next_number(tx, office.id, "ticket:" + letter, iso_day(room.queue_day)));
  if (wanted->priority) {
    ticket.priority = wanted->priority->code;
    ticket.priority_rank = wanted->priority->rank;
  }
  const store::TicketOrigin origin{.channel = std::string(text_of(request.channel)),
                                   .secret = random_code(kSecretLength),
                                   .request_key = request.request_key};
  store::insert(tx, ticket, origin);
  return TakenNumber{ticket, origin.secret};
}

Expected<TakenNumber> take_number(const Context& ctx, const Office& office,
                                  const NumberRequest& request) {
  return change_room(ctx, office.id, [&](sql::Transaction& tx, const store::WaitingRoom& room) {
    return take_number(ctx, tx, room, office, request);
  });
}

}  // namespace khongcho::app
