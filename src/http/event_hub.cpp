#include "http/event_hub.h"

#include <utility>

#include "http/event_listener.h"

namespace khongcho::http {

namespace {

// A browser that has lost its stream comes back after so many milliseconds.
constexpr std::string_view kRetry = "retry: 3000\n\n";

// A line end inside the data would end the field: each line becomes a field of its own, and the
// browser joins them again. CR, LF and both together end a line there.
std::string event_text(const Event& event) {
  std::string text = "id: " + std::to_string(event.id) + "\n";
  if (!event.name.empty())
    text += "event: " + event.name.substr(0, event.name.find_first_of("\r\n")) + "\n";
  std::string_view rest = event.data;
  text.reserve(text.size() + rest.size() + rest.size() / 4);
  for (;;) {
    const std::size_t end = rest.find_first_of("\r\n");
    text.append("data: ").append(rest.substr(0, end)).append("\n");
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return text += '\n';
}

}  // namespace

void EventHub::publish(std::string_view topic, const Event& event) {
  const std::lock_guard lock{mutex_};
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return;
  const auto text = std::make_shared<const std::string>(event_text(event));
  for (EventListener* listener : found->second) {
    const bool taken = !listener->newest_;
    listener->newest_ = text;
    if (taken && listener->wake_) listener->wake_();
  }
}

std::vector<std::string> EventHub::topics() const {
  const std::lock_guard lock{mutex_};
  std::vector<std::string> names;
  for (const auto& [topic, listeners] : topics_) names.push_back(topic);
  return names;
}

std::size_t EventHub::listeners(std::string_view topic) const {
  const std::lock_guard lock{mutex_};
  const auto found = topics_.find(topic);
  return found == topics_.end() ? 0 : found->second.size();
}

EventListener::EventListener(EventHub& hub, std::string topic)
    : hub_(hub), topic_(std::move(topic)) {
  const std::lock_guard lock{hub_.mutex_};
  hub_.topics_[topic_].insert(this);
}

EventListener::~EventListener() {
  const std::lock_guard lock{hub_.mutex_};
  const auto found = hub_.topics_.find(topic_);
  found->second.erase(this);
  if (found->second.empty()) hub_.topics_.erase(found);
}

void EventListener::on_event(std::function<void()> wake) {
  const std::lock_guard lock{hub_.mutex_};
  wake_ = std::move(wake);
}

EventText EventListener::take() {
  const std::lock_guard lock{hub_.mutex_};
  return std::exchange(newest_, nullptr);
}

Response events(EventHub& hub, std::string topic,
                const std::function<std::optional<Event>()>& read_state) {
  Response response{.body = std::string{kRetry}};
  response.events = std::make_shared<EventListener>(hub, std::move(topic));
  response.set("Content-Type", "text/event-stream; charset=utf-8");
  response.set("Cache-Control", "no-store");
  response.set("X-Accel-Buffering", "no");  // a proxy must pass on each event as it comes
  if (read_state)
    if (const auto first = read_state()) response.body += event_text(*first);
  return response;
}

}  // namespace khongcho::http
