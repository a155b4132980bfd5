// Files, scans and their states in words.
#pragma once

#include <string>
#include <vector>

#include "app/scan_jobs.h"
#include "base/locale.h"
#include "core/digitisation/digitisation_status.h"
#include "core/digitisation/scan_batch.h"
#include "http/request.h"
#include "web/common/page_parts.h"
#include "web/files/files_page.h"

namespace khongcho::web {

std::string line_name(const Locale& locale, const DigitisationLine& line);
Tag line_tag(const Locale& locale, const DigitisationLine& line);
Tag file_tag(const Locale& locale, const DossierFile& file);
Tag state_tag(const Locale& locale, DigitisationState state);
Tag batch_tag(const Locale& locale, BatchState state);
std::string file_facts(const Locale& locale, const DossierFile& file);

ScanInputs scan_inputs(const Locale& locale, const std::vector<Scanner>& scanners);
std::vector<TrayRow> tray_rows(const Locale& locale, const std::vector<ScanPage>& pages);
// From the inputs of scan_inputs_fragment.
app::ScanOrder scan_order(const http::Request& request);

}  // namespace khongcho::web
