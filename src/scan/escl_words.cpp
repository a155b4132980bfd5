// What a scanner says and is told, in eSCL's XML.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <pugixml.hpp>

#include "base/text.h"
#include "scan/escl.h"

namespace khongcho::scan {

namespace {

constexpr int kLongA4 = 3'508;  // in 1/300 inch
constexpr int kWideA4 = 2'480;

// Prefixes differ between makers: an element counts by the name behind the colon.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <typename Visit>
void each_element(const pugi::xml_node& root, std::string_view name, Visit&& visit) {
  for (const pugi::xml_node& child : root.children()) {
    if (local_name(child) == name) visit(child);
    each_element(child, name, visit);
  }
}

std::string first_text(const pugi::xml_node& root, std::string_view name) {
  std::string text;
  each_element(root, name, [&](const pugi::xml_node& node) {
    if (text.empty()) text = node.child_value();
  });
  return text;
}

void add_once(std::vector<std::string>& texts, const std::string& text) {
  if (!text.empty() && std::ranges::count(texts, text) == 0) texts.push_back(text);
}

Error odd_answer() {
  return {ErrorCode::not_eligible, "scan.odd_answer"};
}

std::string colour_for(const ScannerCapabilities& capabilities, Tone tone) {
  const auto has = [&](const char* colour) {
    return std::ranges::count(capabilities.colours, colour) > 0;
  };
  // Black and white is made from grey here: a scanner's own threshold loses faint stamps.
  if (tone != Tone::colour && has("Grayscale8")) return "Grayscale8";
  if (has("RGB24")) return "RGB24";
  return capabilities.colours.empty() ? "RGB24" : capabilities.colours.front();
}

int resolution_for(const ScannerCapabilities& capabilities, int wished) {
  int nearest = wished;
  int distance = -1;
  for (const int dpi : capabilities.resolutions)
    if (const int away = std::abs(dpi - wished); distance < 0 || away < distance) {
      nearest = dpi;
      distance = away;
    }
  return nearest;
}

}  // namespace

Expected<ScannerCapabilities> read_capabilities(const std::string& xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size()) ||
      local_name(document.document_element()) != "ScannerCapabilities")
    return odd_answer();
  const pugi::xml_node root = document.document_element();
  ScannerCapabilities found{.model = tidy_text(first_text(root, "MakeAndModel"))};
  each_element(root, "Platen", [&](const pugi::xml_node&) { found.glass = true; });
  each_element(root, "Adf", [&](const pugi::xml_node&) { found.feeder = true; });
  each_element(root, "AdfDuplexInputCaps", [&](const pugi::xml_node&) { found.duplex = true; });
  each_element(root, "ColorMode",
               [&](const pugi::xml_node& node) { add_once(found.colours, node.child_value()); });
  for (const char* name : {"DocumentFormat", "DocumentFormatExt"})
    each_element(root, name,
                 [&](const pugi::xml_node& node) { add_once(found.formats, node.child_value()); });
  each_element(root, "XResolution", [&](const pugi::xml_node& node) {
    const int dpi = std::atoi(node.child_value());
    if (dpi > 0 && std::ranges::count(found.resolutions, dpi) == 0)
      found.resolutions.push_back(dpi);
  });
  std::ranges::sort(found.resolutions);
  if (!found.glass && !found.feeder) return odd_answer();
  return found;
}

std::optional<Error> read_readiness(const std::string& xml, bool feeder) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size()) ||
      local_name(document.document_element()) != "ScannerStatus")
    return odd_answer();
  struct Word {
    std::string_view state;
    const char* problem;
  };
  static constexpr std::array<Word, 7> kFeeder{{{"ScannerAdfJam", "scan.jam"},
                                                {"ScannerAdfMispick", "scan.jam"},
                                                {"ScannerAdfMultipickDetected", "scan.jam"},
                                                {"ScannerAdfHatchOpen", "scan.cover_open"},
                                                {"ScannerAdfDuplexPageTooShort", "scan.jam"},
                                                {"ScannerAdfDuplexPageTooLong", "scan.jam"},
                                                {"ScannerAdfEmpty", "scan.feeder_empty"}}};
  const std::string paper = first_text(document, "AdfState");
  if (feeder)
    for (const Word& word : kFeeder)
      if (paper == word.state) return Error{ErrorCode::not_eligible, word.problem};
  const std::string state = first_text(document, "State");
  if (state == "Processing" || state == "Testing" || state == "Stopped")
    return Error{ErrorCode::not_eligible, "scan.busy"};
  if (state == "Down") return Error{ErrorCode::not_eligible, "scan.offline"};
  return {};
}

std::string scan_request(const ScannerCapabilities& capabilities, const ScanSettings& settings) {
  const int dpi = resolution_for(capabilities, settings.dpi);
  constexpr const char* kScan = "http://schemas.hp.com/imaging/escl/2011/05/03";
  constexpr const char* kPwg = "http://www.pwg.org/schemas/2010/12/sm";
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="{}" xmlns:pwg="{}">
<pwg:Version>2.0</pwg:Version>
<pwg:ScanRegions pwg:MustHonor="false"><pwg:ScanRegion>
<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>
<pwg:Width>{}</pwg:Width><pwg:Height>{}</pwg:Height>
</pwg:ScanRegion></pwg:ScanRegions>
<pwg:InputSource>{}</pwg:InputSource>
<scan:ColorMode>{}</scan:ColorMode>
<scan:XResolution>{}</scan:XResolution><scan:YResolution>{}</scan:YResolution>
<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
<scan:Duplex>{}</scan:Duplex>
</scan:ScanSettings>
)",
      kScan, kPwg, kWideA4, kLongA4,
      settings.feeder ? "Feeder" : "Platen", colour_for(capabilities, settings.tone), dpi, dpi,
      settings.feeder && settings.duplex && capabilities.duplex ? "true" : "false");
}

}  // namespace khongcho::scan
