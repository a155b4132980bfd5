#include "web/files/file_words.h"

#include "base/text.h"
#include "web/files/files_visit.h"

namespace khongcho::web {

namespace {

constexpr std::int64_t kKilobyte = 1024;

}  // namespace

std::string line_name(const Locale& locale, const DigitisationLine& line) {
  if (line.component == kResultComponent) return locale.text("files.result");
  if (line.component.empty()) return locale.text("files.other_papers");
  return line.name.empty() ? line.component : line.name;
}

Tag line_tag(const Locale& locale, const DigitisationLine& line) {
  if (line.is_digitised()) return {locale.text("files.line.done"), "green"};
  if (!line.files.empty()) return {locale.text("files.line.partial"), "yellow"};
  return {locale.text("files.line.none"), "grey"};
}

Tag file_tag(const Locale& locale, const DossierFile& file) {
  if (file.digitized_at) return {locale.text("files.described"), "green"};
  return {locale.text("files.not_described"), "yellow"};
}

Tag state_tag(const Locale& locale, DigitisationState state) {
  const std::string text(text_of(state));
  const char* colour = state == DigitisationState::done      ? "green"
                       : state == DigitisationState::partial ? "yellow"
                                                             : "grey";
  return {locale.text("files.state." + text), colour};
}

Tag batch_tag(const Locale& locale, BatchState state) {
  const std::string text(text_of(state));
  const char* colour = "blue";
  if (state == BatchState::failed) colour = "red";
  if (state == BatchState::done) colour = "green";
  return {locale.text("files.batch." + text), colour};
}

std::string file_facts(const Locale& locale, const DossierFile& file) {
  const std::int64_t kilobytes = (file.bytes + kKilobyte - 1) / kKilobyte;
  return locale.text("files.facts",
                     {std::to_string(file.pages), grouped(kilobytes),
                      locale.text("files.source." + std::string(text_of(file.source))),
                      clock_text(file.added_at), day_text(civil_day(file.added_at))});
}

ScanInputs scan_inputs(const Locale& locale, const std::vector<Scanner>& scanners) {
  ScanInputs inputs;
  for (const Scanner& scanner : scanners)
    inputs.scanners.push_back({.id = std::to_string(scanner.id.value), .text = scanner.name});
  for (const ScanTone tone : {ScanTone::grey, ScanTone::black_white, ScanTone::colour}) {
    const std::string id(text_of(tone));
    inputs.tones.push_back({.id = id, .text = locale.text("files.tone." + id)});
  }
  return inputs;
}

std::vector<TrayRow> tray_rows(const Locale& locale, const std::vector<ScanPage>& pages) {
  std::vector<TrayRow> rows;
  for (const ScanPage& page : pages)
    rows.push_back({.id = std::to_string(page.id.value),
                    .picture = Url::path("/quay/khay-quet/trang/{}", {page.id}),
                    .label = locale.text("files.tray_page", {std::to_string(rows.size() + 1),
                                                             clock_text(page.received_at)})});
  return rows;
}

app::ScanOrder scan_order(const http::Request& request) {
  return {.scanner = {number_from(request.input("scanner"))},
          .feeder = request.input("source") != "glass",
          .duplex = !request.input("duplex").empty(),
          .tone = scan_tone_from(request.input("tone")).value_or(ScanTone::grey)};
}

}  // namespace khongcho::web
