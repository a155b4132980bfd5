// One stream's place in a topic of the hub. For event_hub.cpp and connection.cpp only.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/event_hub.h"

namespace khongcho::http {

using EventText = std::shared_ptr<const std::string>;

class EventListener {
 public:
  EventListener(EventHub& hub, std::string topic);
  ~EventListener();  // leaves the topic
  EventListener(const EventListener&) = delete;
  EventListener& operator=(const EventListener&) = delete;

  // `wake` is called by the publisher's thread whenever take() would give something again. It must
  // neither wait nor come back to the hub.
  void on_event(std::function<void()> wake);
  // The newest event that has not been taken, or nothing.
  EventText take();

 private:
  friend class EventHub;

  EventHub& hub_;
  const std::string topic_;
  std::function<void()> wake_;
  EventText newest_;
};

}  // namespace khongcho::http
