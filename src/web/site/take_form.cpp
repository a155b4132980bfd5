#include "web/site/take_form.h"

#include "base/crypto.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kKeyBytes = 16;
constexpr std::size_t kShortestKey = 20;  // of our own, in letters
constexpr std::size_t kLongestKey = 40;

}  // namespace

std::optional<app::NumberRequest> read_take_form(const Site& site, const http::Request& request,
                                                 app::TicketChannel channel) {
  const std::string_view key = request.input("key");
  const bool whole = key.size() >= kShortestKey && key.size() <= kLongestKey;
  if (!whole || !site.csrf().accepts(request, "")) return {};
  return app::NumberRequest{.service = std::string(request.input("service")),
                            .priority = std::string(request.input("priority")),
                            .channel = channel,
                            .request_key = std::string(key)};
}

std::string new_request_key() { return random_token(kKeyBytes); }

}  // namespace khongcho::web
