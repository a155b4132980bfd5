#include "web/broadcaster/voice_routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/queue/spoken_call.h"
#include "http/error_status.h"
#include "web/broadcaster/voice_page.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kOggEnding = ".ogg";
constexpr std::string_view kInput = "tep";
// A file too large is refused with words, one much too large before it is read.
constexpr std::size_t kMostSent = app::kMostClipBytes + 1024 * 1024;
constexpr http::RouteOptions kUpload{
    .body_limit = kMostSent + 64 * 1024, .most_files = 1, .file_limit = kMostSent};

// What the whole sounds like, whatever number is called today.
constexpr std::string_view kSampleNumber = "A027";

Url voice_url(const Office& office) {
  return Url::path("/phat-thanh/giong-doc").with("don-vi", office.slug);
}

// One's own, or with a reach over all the one asked for.
Expected<Office> voice_office(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  Office chosen = who.office;
  const std::string_view slug = request.query.text("don-vi");
  if (!slug.empty()) {
    const std::vector<Office> offices = site.active_offices();
    const auto found = std::ranges::find(offices, slug, &Office::slug);
    if (found == offices.end()) return Error{ErrorCode::not_found, "board.unknown_office"};
    chosen = *found;
  }
  if (!may(who.officer, Action::record_voice, {chosen.id}))
    return Error{ErrorCode::not_allowed, "voice.not_yours"};
  return chosen;
}

std::string seconds_text(const Locale& locale, double seconds) {
  std::string number = fmt::format("{:.1f}", seconds);
  if (locale.language() == "vi") std::ranges::replace(number, '.', ',');
  return locale.text("voice.seconds", {number});
}

Tag origin_tag(const Locale& locale, app::ClipOrigin origin) {
  switch (origin) {
    case app::ClipOrigin::own:
      return {locale.text("voice.own"), "green"};
    case app::ClipOrigin::shared:
      return {locale.text("voice.shared"), "blue"};
    case app::ClipOrigin::none:
      break;
  }
  return {locale.text("voice.none"), "grey"};
}

VoiceRow row_of(const Locale& locale, const app::Voice& voice, const Office& office,
                const app::VoiceClip& clip) {
  const bool is_there = clip.origin != app::ClipOrigin::none;
  VoiceRow row{
      .clip = clip.name,
      .words = words_of_clip(voice.vietnamese(), clip.name),
      .state = origin_tag(locale, clip.origin),
      .length = is_there ? seconds_text(locale, clip.length_s) : "",
      .action = Url::path("/phat-thanh/giong-doc/{}", {clip.name}).with("don-vi", office.slug)};
  if (is_there || clip.name == kChimeClip)
    row.sound = Url::path("/phat-thanh/giong-doc/{}", {clip.name + std::string(kOggEnding)})
                    .with("don-vi", office.slug);
  if (clip.origin == app::ClipOrigin::own)
    row.remove = Url::path("/phat-thanh/giong-doc/{}/xoa", {clip.name}).with("don-vi", office.slug);
  return row;
}

VoicePage voice_page(const Site& site, const http::Request& request, const app::SignedIn& who,
                     const app::Voice& voice, const Office& office) {
  const Locale& locale = site.locale(request);
  const std::vector<app::VoiceClip> clips = voice.clips().list(office);
  const auto own = std::ranges::count(clips, app::ClipOrigin::own, &app::VoiceClip::origin);
  VoicePage page{
      .frame = site.staff_frame(request, who, locale.text("voice.title")),
      .office = office.name,
      .progress =
          locale.text("voice.progress", {std::to_string(own), std::to_string(clips.size())}),
      .sample = Url::path("/phat-thanh/giong-doc/nghe-thu.ogg").with("don-vi", office.slug)};
  for (const app::VoiceClip& clip : clips) page.rows.push_back(row_of(locale, voice, office, clip));
  if (scope_for(who.officer, Action::record_voice) == Scope::all)
    for (const Office& one : site.active_offices())
      page.offices.push_back({.slug = one.slug, .name = one.name, .chosen = one.id == office.id});
  return page;
}

http::Response show(const Site& site, const http::Request& request, VoicePage page,
                    int status = 200) {
  http::Response response = site.show(request, std::move(page), status);
  // The one page that may ask for the microphone.
  response.set("Permissions-Policy",
               "camera=(), geolocation=(), microphone=(self), payment=(), usb=()");
  return response;
}

http::Response played(const Site& site, const http::Request& request,
                      const Expected<std::string>& ogg) {
  if (!ogg) return site.refusal(request, ogg.error());
  http::Response response;
  response.set("Content-Type", "audio/ogg");
  response.body = *ogg;
  return response;
}

// What each answer is made from.
struct Visit {
  const Site& site;
  const app::Voice& voice;
  const http::Request& request;
  const app::SignedIn& who;
  const Office& office;
  std::string clip;  // of the address, empty for none
};

// GET /phat-thanh/giong-doc?don-vi=…
http::Response get_voice(const Visit& visit) {
  return show(visit.site, visit.request,
              voice_page(visit.site, visit.request, visit.who, visit.voice, visit.office));
}

// GET /phat-thanh/giong-doc/nghe-thu.ogg: a whole call.
http::Response get_sample(const Visit& visit) {
  const std::string counter = visit.voice.vietnamese().text("voice.sample_counter");
  return played(visit.site, visit.request,
                visit.voice.announcement_ogg(visit.office, kSampleNumber, counter));
}

// GET /phat-thanh/giong-doc/{clip}.ogg
http::Response get_clip(const Visit& visit) {
  std::string_view name = visit.clip;
  if (!name.ends_with(kOggEnding))
    return visit.site.refusal(visit.request, Error{ErrorCode::not_found, "voice.unknown_clip"});
  name.remove_suffix(kOggEnding.size());
  return played(visit.site, visit.request, visit.voice.clip_ogg(visit.office, name));
}

// POST /phat-thanh/giong-doc/{clip}: a recording, from the microphone or a file.
http::Response post_clip(const Visit& visit) {
  const auto& files = visit.request.files;
  const auto file = std::ranges::find(files, kInput, &http::UploadedFile::input);
  const auto saved =
      visit.voice.clips().save(visit.who.officer, visit.office, visit.clip,
                               file == files.end() ? std::string_view() : file->bytes);
  if (saved)
    return visit.site.done(voice_url(visit.office), "notice.voice_saved",
                           {words_of_clip(visit.voice.vietnamese(), visit.clip)});
  Error error = saved.error();
  if (error.input.empty()) return visit.site.refusal(visit.request, error);
  error.input += "-" + visit.clip;
  VoicePage page = voice_page(visit.site, visit.request, visit.who, visit.voice, visit.office);
  page.problem = form_problem(visit.site.locale(visit.request), {error});
  return show(visit.site, visit.request, std::move(page), http::error_status(error.code));
}

// GET /phat-thanh/giong-doc/{clip}/xoa
http::Response get_removal(const Visit& visit) {
  if (!is_clip(visit.clip))
    return visit.site.refusal(visit.request, Error{ErrorCode::not_found, "voice.unknown_clip"});
  const Locale& locale = visit.site.locale(visit.request);
  const std::string question =
      locale.text("voice.remove.question", {words_of_clip(visit.voice.vietnamese(), visit.clip)});
  return visit.site.show(
      visit.request,
      ConfirmPage{.frame = visit.site.staff_frame(visit.request, visit.who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text("voice.remove.consequence"),
                              .button = locale.text("voice.remove"),
                              .action = Url::path("/phat-thanh/giong-doc/{}/xoa", {visit.clip})
                                            .with("don-vi", visit.office.slug),
                              .back = voice_url(visit.office)}});
}

// POST /phat-thanh/giong-doc/{clip}/xoa
http::Response post_removal(const Visit& visit) {
  const auto removed = visit.voice.clips().remove(visit.who.officer, visit.office, visit.clip);
  if (!removed) return visit.site.refusal(visit.request, removed.error());
  return visit.site.done(voice_url(visit.office), "notice.voice_removed",
                         {words_of_clip(visit.voice.vietnamese(), visit.clip)});
}

Site::StaffAction with(const Site& site, const app::Voice& voice,
                       http::Response (*answer)(const Visit&)) {
  return [&site, &voice, answer](const http::Request& request, const app::SignedIn& who) {
    const auto office = voice_office(site, request, who);
    if (!office) return site.refusal(request, office.error());
    return answer({site, voice, request, who, *office, std::string(request.param("clip"))});
  };
}

}  // namespace

void add_voice_routes(http::Router& router, const Site& site, const app::Voice& voice) {
  const std::string base = "/phat-thanh/giong-doc";
  site.staff_get(router, base, with(site, voice, get_voice));
  site.staff_get(router, base + "/nghe-thu.ogg", with(site, voice, get_sample));
  site.staff_get(router, base + "/{clip}", with(site, voice, get_clip));
  site.staff_post(router, base + "/{clip}", with(site, voice, post_clip), kUpload);
  site.staff_get(router, base + "/{clip}/xoa", with(site, voice, get_removal));
  site.staff_post(router, base + "/{clip}/xoa", with(site, voice, post_removal));
}

}  // namespace khongcho::web
