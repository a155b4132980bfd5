#include <charconv>

#include "web/staff/own_form.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

namespace {

CounterId counter_from(std::string_view text) {
  CounterId id;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, id.value);
  return error == std::errc{} && at == end ? id : CounterId{};
}

}  // namespace

// POST /toi/quay
http::Response post_counter(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto counter =
      app::choose_counter(site.ctx(), who, counter_from(request.input("counter")));
  if (!counter) return show_own_page(site, request, who, {counter.error()});
  return site.done(home_of(who.officer), "notice.counter_chosen", {counter->name});
}

}  // namespace khongcho::web
