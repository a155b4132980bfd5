#include "web/register/register_words.h"

#include <charconv>

#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

}  // namespace

app::RegisterRequest register_request(const http::Request& request) {
  const std::int64_t year = number_in(request.param("nam"));
  return {.kind = std::string(request.param("loai")),
          .year = year < 10'000 ? static_cast<int>(year) : 0,
          .words = std::string(request.query.text("tim")),
          .after = number_in(request.query.text("sau"))};
}

bool is_dossier_book(const app::RegisterRequest& request) {
  return request.kind == kDossierBook;
}

std::string signer_label(const Locale& locale, const RegisterRules& rules) {
  return rules.signer.empty() ? locale.text("register.column.signer") : rules.signer;
}

Url register_url(const app::RegisterRequest& request) {
  return Url::path("/so/{}/{}", {request.kind, request.year});
}

std::vector<LineRow> line_rows(const app::RegisterView& view, const app::RegisterRequest& request) {
  std::vector<LineRow> rows;
  for (const RegisterLine& line : view.lines) {
    LineRow row{.number = line.number,
                .day = day_text(line.on),
                .subject = line.subject,
                .content = line.content,
                .copies = std::to_string(line.copies),
                .signer = line.signer,
                .code = line.dossier_code,
                .line = Url::path("/so/{}/{}/{}", {request.kind, request.year,
                                                   static_cast<long long>(line.n)})};
    const auto notes = view.notes.find(line.n);
    if (notes != view.notes.end())
      for (const RegisterNote& note : notes->second)
        row.notes.push_back(day_text(civil_day(note.at)) + ": " + note.text);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<VolumeRow> volume_rows(const Locale& locale, const app::RegisterView& view,
                                   const app::RegisterRequest& request) {
  std::vector<VolumeRow> rows;
  for (const RegisterVolume& volume : view.year.volumes) {
    VolumeRow row{.name = locale.text("register.volume", {volume.name}),
                  .numbers = volume.entries() == 0
                                 ? locale.text("register.empty_volume")
                                 : locale.text("register.numbers",
                                               {std::to_string(volume.first_number),
                                                std::to_string(volume.last_number)}),
                  .locked = "",
                  .print = Url::path("/so/{}/{}/in", {request.kind, request.year})
                               .with("quyen", volume.volume)};
    if (volume.locked_at)
      row.locked = locale.text("register.locked_by", {instant_words(*volume.locked_at),
                                                      officer_of(view, volume.locked_by)});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string officer_of(const app::RegisterView& view, OfficerId id) {
  const auto found = view.officers.find(id);
  return found == view.officers.end() ? "" : found->second;
}

}  // namespace khongcho::web
