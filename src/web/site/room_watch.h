// Keeps every open screen of a waiting room right: one thread looks at the rooms somebody has a
// screen of, ten times a second, and where a room, the minute or the call on air has changed it
// renders each topic once and publishes it (docs/decisions/0013-event-streams.md). One thread, so
// that no state is overtaken by an older one.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/room_view.h"
#include "http/event_hub.h"
#include "web/site/site.h"

namespace khongcho::web {

// The call the loudspeaker speaks at that instant, or null.
const store::TicketCall* call_on_air(const app::RoomView& room, Instant now);

// A screen is of a kind ("bang", "so"); its topic is "kind:office" or "kind:office:rest".
class RoomWatch {
 public:
  // HTML of the whole state; nothing where the screen stays as it is. Runs in the watch's thread
  // and in those of requests, also at the same time. What it throws is logged and tried again.
  using Render =
      std::function<std::optional<std::string>(const app::RoomView& room, std::string_view rest)>;

  // Both must outlive the watch.
  RoomWatch(const Site& site, http::EventHub& hub) : site_(site), hub_(hub) {}
  ~RoomWatch() { stop(); }
  RoomWatch(const RoomWatch&) = delete;
  RoomWatch& operator=(const RoomWatch&) = delete;

  // Before start(), once for each kind.
  void add(std::string kind, Render render);
  void start();  // before the server
  void stop();   // after it

  // The answer of a route that opens a stream: the state now, then each change of it, as events of
  // the name "bang". Throws what reading the room or rendering throws.
  http::Response stream(std::string_view kind, const Office& office, std::string_view rest = {});

 private:
  // What the screens of an office were rendered from.
  struct Shown {
    std::int64_t version = 0;
    std::chrono::sys_time<std::chrono::minutes> minute{};
    std::int64_t on_air = 0;  // id of the call
    bool operator==(const Shown&) const = default;
  };
  struct OfficeScreens {
    std::optional<Shown> shown = {};
    int looks_to_skip = 0;  // after a failure
    bool failing = false;
  };
  struct Topic {
    std::string name;
    const Render* render = nullptr;
    std::string rest = {};
  };
  using TopicsByOffice = std::map<std::string, std::vector<Topic>, std::less<>>;

  void run();
  void look_at_rooms();
  void look_at_room(const Office& office, const std::vector<Topic>& topics, OfficeScreens& screens);
  TopicsByOffice open_topics() const;
  std::optional<Office> office_of(std::string_view slug) const;

  const Site& site_;
  http::EventHub& hub_;
  std::map<std::string, Render, std::less<>> renders_;
  std::map<std::string, OfficeScreens, std::less<>> screens_;  // of the thread
  std::atomic<std::int64_t> states_ = 0;                       // published so far
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::string, Office, std::less<>> offices_;  // that had a stream, by slug
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace khongcho::web
