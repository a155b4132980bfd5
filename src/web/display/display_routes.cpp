#include "web/display/display_routes.h"

#include <algorithm>
#include <charconv>

#include "web/display/call_board.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kKind = "bang";
constexpr std::string_view kOggEnding = ".ogg";

Expected<Office> office_in(const Site& site, const http::Request& request) {
  const std::vector<Office> offices = site.active_offices();
  const auto found = std::ranges::find(offices, request.param("unit"), &Office::slug);
  if (found == offices.end()) return Error{ErrorCode::not_found, "board.unknown_office"};
  return *found;
}

// GET /bang
http::Response get_list(const Site& site, const http::Request& request) {
  CallBoardListPage page{
      .frame = site.public_frame(request, site.locale(request).text("display.list.title")),
      .boards = {}};
  for (const Office& office : site.active_offices())
    page.boards.push_back({.name = office.name, .url = Url::path("/bang/{}", {office.slug})});
  return site.show(request, std::move(page));
}

// GET /bang/{unit}
http::Response get_board(const Site& site, const http::Request& request, const Office& office) {
  const Locale& vietnamese = site.ctx().vietnamese;
  const CallBoardPage page{
      .frame = public_frame(vietnamese, site_of(office), vietnamese.text("display.title"),
                            request.path),
      .slug = office.slug,
      .since = vietnamese.text("display.lost_since", {"{0}"}),
      .board = call_board(site, *site.room(office))};
  http::Response response = http::html(page.render(vietnamese));
  response.set("Cache-Control", "no-store");
  return response;
}

// Of one of the office's calls in the last hour; nothing else has an announcement.
Expected<std::string> sound_of(const Site& site, const Office& office, const app::Voice& voice,
                               std::string_view file) {
  const Error unknown{ErrorCode::not_found, "display.unknown_call"};
  if (!file.ends_with(kOggEnding)) return unknown;
  file.remove_suffix(kOggEnding.size());
  std::int64_t id = 0;
  const auto [end, problem] = std::from_chars(file.data(), file.data() + file.size(), id);
  if (problem != std::errc{} || end != file.data() + file.size()) return unknown;
  const auto room = site.room(office);
  const auto call = std::ranges::find(room->calls, id, &store::TicketCall::id);
  if (call == room->calls.end()) return unknown;
  const Counter* counter = room->find_counter(call->counter);
  if (!counter) return unknown;
  return voice.announcement_ogg(office, call->number, counter->name);
}

// GET /bang/{unit}/tieng/{n}.ogg
http::Response get_sound(const Site& site, const http::Request& request, const Office& office,
                         const app::Voice& voice) {
  const auto ogg = sound_of(site, office, voice, request.param("file"));
  if (!ogg) return site.refusal(request, ogg.error());
  http::Response response;
  response.set("Content-Type", "audio/ogg");
  response.body = *ogg;
  return response;
}

}  // namespace

void add_display_routes(http::Router& router, const Site& site, RoomWatch& watch,
                        const app::Voice& voice) {
  watch.add(std::string(kKind), [&site](const app::RoomView& room, std::string_view) {
    return call_board(site, room).render(site.ctx().vietnamese);
  });
  const auto of_office = [&site](auto answer) {
    return [&site, answer](const http::Request& request) {
      const auto office = office_in(site, request);
      return office ? answer(request, *office) : site.refusal(request, office.error());
    };
  };
  site.open_get(router, "/bang",
                [&site](const http::Request& request) { return get_list(site, request); });
  site.open_get(router, "/bang/{unit}", of_office([&site](const auto& request, const auto& office) {
                  return get_board(site, request, office);
                }));
  site.open_get(router, "/bang/{unit}/su-kien",
                of_office([&watch](const auto&, const auto& office) {
                  return watch.stream(kKind, office);
                }));
  site.open_get(router, "/bang/{unit}/tieng/{file}",
                of_office([&site, &voice](const auto& request, const auto& office) {
                  return get_sound(site, request, office, voice);
                }));
}

}  // namespace khongcho::web
