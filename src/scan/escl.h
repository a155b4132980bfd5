// A network scanner spoken to by eSCL (AirScan, Mopria): plain HTTP and XML.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "scan/page_image.h"

namespace khongcho::scan {

struct ScannerCapabilities {
  std::string model;
  bool glass = false;
  bool feeder = false;
  bool duplex = false;
  std::vector<int> resolutions;      // dpi, ascending
  std::vector<std::string> colours;  // "RGB24", "Grayscale8", "BlackAndWhite1"
  std::vector<std::string> formats;  // media types
};

struct ScanSettings {
  bool feeder = false;
  bool duplex = false;
  Tone tone = Tone::grey;
  int dpi = 300;
  int most_pages = 100;
};

struct EsclTimes {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds answer{60'000};  // a page at 300 dpi takes its time
  std::chrono::milliseconds again{500};      // before asking a busy scanner once more
  int tries = 60;
};

// What one scan brought: pages that came are whole, also where a problem ended it.
struct ScanOutcome {
  int pages = 0;
  std::optional<Error> problem = {};
};

// Refusals: scan.offline, scan.busy, scan.jam, scan.feeder_empty, scan.cover_open, scan.cut (the
// connection broke in a page), scan.no_feeder, scan.no_glass, scan.odd_answer.
class EsclScanner {
 public:
  // "http://192.168.1.20:80/eSCL"; the path may be left out.
  explicit EsclScanner(std::string address, EsclTimes times = {});

  Expected<ScannerCapabilities> capabilities() const;
  // Ready to scan from there, or why not.
  std::optional<Error> readiness(bool feeder) const;
  // Calls `take` with each page as it came (JPEG), in order.
  ScanOutcome scan(const ScanSettings& settings,
                   const std::function<void(std::string page)>& take) const;

 private:
  std::string address_;
  EsclTimes times_;
};

// "192.168.1.20" → "http://192.168.1.20/eSCL"; nothing where it is no address of a scanner.
std::optional<std::string> scanner_address(std::string_view typed);

// For tests and the curious: what a scanner's own words come to.
Expected<ScannerCapabilities> read_capabilities(const std::string& xml);
std::optional<Error> read_readiness(const std::string& xml, bool feeder);
// The resolution nearest to the one wished, the colour mode nearest to the tone.
std::string scan_request(const ScannerCapabilities& capabilities, const ScanSettings& settings);

}  // namespace khongcho::scan
