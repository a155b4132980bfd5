#include "web/site/room_watch.h"

#include <algorithm>
#include <stdexcept>

#include "core/queue/announcements.h"
#include "http/failure_log.h"

namespace khongcho::web {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{100};
constexpr int kLooksSkippedByFailure = 10;
constexpr std::string_view kEventName = "bang";

std::string topic_of(std::string_view kind, std::string_view office, std::string_view rest) {
  std::string topic = std::string(kind).append(":").append(office);
  return rest.empty() ? topic : topic.append(":").append(rest);
}

// Cuts off what stands before the next colon.
std::string_view cut_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(':'), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

const store::TicketCall* call_on_air(const app::RoomView& room, Instant now) {
  std::vector<VoiceCall> calls;
  for (const store::TicketCall& call : room.calls)
    calls.push_back({.ticket = call.ticket, .called_at = call.at});
  const auto heard = on_air(calls, now).announcement;
  if (!heard) return nullptr;
  const auto found = std::ranges::find_if(room.calls, [&](const store::TicketCall& call) {
    return call.ticket == heard->ticket && call.at == heard->called_at;
  });
  return &*found;
}

void RoomWatch::add(std::string kind, Render render) {
  renders_.insert_or_assign(std::move(kind), std::move(render));
}

void RoomWatch::start() {
  thread_ = std::thread([this] { run(); });
}

void RoomWatch::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

http::Response RoomWatch::stream(std::string_view kind, const Office& office,
                                 std::string_view rest) {
  const auto render = renders_.find(kind);
  if (render == renders_.end()) throw std::logic_error("no screen of kind " + std::string(kind));
  {
    const std::lock_guard lock{mutex_};
    offices_.insert_or_assign(office.slug, office);
  }
  return http::events(hub_, topic_of(kind, office.slug, rest), [&]() -> std::optional<http::Event> {
    const std::int64_t id = states_;
    auto html = render->second(*site_.room(office), rest);
    if (!html) return {};
    return http::Event{std::string(kEventName), std::move(*html), id};
  });
}

void RoomWatch::run() {
  std::unique_lock lock{mutex_};
  while (!wake_.wait_for(lock, kBetweenLooks, [this] { return stopping_; })) {
    lock.unlock();
    look_at_rooms();
    lock.lock();
  }
}

RoomWatch::TopicsByOffice RoomWatch::open_topics() const {
  TopicsByOffice topics;
  for (std::string& name : hub_.topics()) {
    std::string_view rest = name;
    const auto render = renders_.find(cut_word(rest));
    if (render == renders_.end()) continue;
    const std::string office(cut_word(rest));
    std::string of_screen(rest);
    topics[office].push_back({std::move(name), &render->second, std::move(of_screen)});
  }
  return topics;
}

std::optional<Office> RoomWatch::office_of(std::string_view slug) const {
  const std::lock_guard lock{mutex_};
  const auto found = offices_.find(slug);
  return found == offices_.end() ? std::nullopt : std::optional(found->second);
}

void RoomWatch::look_at_rooms() {
  for (const auto& [slug, topics] : open_topics()) {
    const auto office = office_of(slug);
    OfficeScreens& screens = screens_[slug];
    if (!office || screens.looks_to_skip-- > 0) continue;
    screens.looks_to_skip = 0;
    try {
      look_at_room(*office, topics, screens);
      screens.failing = false;
    } catch (const std::exception& failure) {
      // Once, not ten times a second: the database may be away for a while.
      if (!screens.failing) http::log_failure("room_watch.failed", failure);
      screens.failing = true;
      screens.looks_to_skip = kLooksSkippedByFailure;
    }
  }
}

void RoomWatch::look_at_room(const Office& office, const std::vector<Topic>& topics,
                             OfficeScreens& screens) {
  const auto room = site_.room(office);
  const Instant now = site_.now();
  const store::TicketCall* call = call_on_air(*room, now);
  const Shown current{.version = room->version,
                      .minute = std::chrono::floor<std::chrono::minutes>(now),
                      .on_air = call ? call->id : 0};
  if (screens.shown == current) return;
  const std::int64_t id = ++states_;
  for (const Topic& topic : topics)
    if (auto html = (*topic.render)(*room, topic.rest))
      hub_.publish(topic.name, {std::string(kEventName), std::move(*html), id});
  screens.shown = current;
}

}  // namespace khongcho::web
