// Server-sent events (text/event-stream): who publishes a topic's state, and the response that
// makes a connection listen to one. The hub delivers and keeps nothing: an event is the whole state
// of its topic, so whoever misses one is right again with the next.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "http/response.h"

namespace khongcho::http {

struct Event {
  std::string name;     // of one line; what the browser's addEventListener() is given
  std::string data;     // any lines, as UTF-8
  std::int64_t id = 0;  // sequence of the state, for the reader; the hub does not compare it
};

class EventListener;

// Outlives every server with a stream of it.
class EventHub {
 public:
  // From any thread; returns at once. Written out once, the text is shared by all listeners. A
  // listener too slow for the last event gets the newest instead, never one after another in a
  // queue. Nothing happens where nobody listens. Publishers of one topic must not overtake each
  // other between reading its state and publishing it: what comes last stays on the screens.
  void publish(std::string_view topic, const Event& event);

  // Those with a listener at this moment.
  std::vector<std::string> topics() const;
  std::size_t listeners(std::string_view topic) const;

 private:
  friend class EventListener;

  mutable std::mutex mutex_;  // also guards what listeners hold
  std::map<std::string, std::unordered_set<EventListener*>, std::less<>> topics_;  // none empty
};

// What an action returns to make its connection a stream of `topic`. The connection is registered
// as a listener before `read_state` runs, here and now: a state read there cannot be stale without
// the event of its change following. Nothing is sent at once where `read_state` is absent or gives
// nothing; it may as well only ask the publisher for a new event. What it throws is thrown.
// The server answers HEAD with the headers alone, and 503 beyond ServerConfig::streams.
Response events(EventHub& hub, std::string topic,
                const std::function<std::optional<Event>()>& read_state = {});

}  // namespace khongcho::http
