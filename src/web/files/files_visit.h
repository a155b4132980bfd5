// What every answer about files is made from.
#pragma once

#include <string>
#include <vector>

#include "app/dossier_files.h"
#include "app/paper_archive.h"
#include "core/digitisation/scan_batch.h"
#include "web/site/site.h"

namespace khongcho::web {

struct FilesVisit {
  const Site& site;
  const app::PaperArchive& archive;
  const http::Request& request;
  const app::SignedIn& who;

  const app::Context& ctx() const { return site.ctx(); }
  const Locale& locale() const { return site.locale(request); }
  std::string code() const { return std::string(request.param("code")); }
  http::Response refuse(const Error& error) const { return site.refusal(request, error); }
  Url files_url() const { return Url::path("/quay/ho-so/{}/tep", {code()}); }
};

// A number of an address or an input; 0 where it is none.
std::int64_t number_from(std::string_view text);
// The pages ticked.
std::vector<ScanPageId> pages_ticked(const http::Request& request);
http::Response picture_response(const app::FilePicture& picture);

// files_page.cpp
http::Response get_files(const FilesVisit& visit);
http::Response post_file(const FilesVisit& visit);
http::Response post_scan(const FilesVisit& visit);
http::Response post_tray_pages(const FilesVisit& visit);
http::Response post_digitised(const FilesVisit& visit);
http::Response get_covers(const FilesVisit& visit);
// file_page.cpp
http::Response get_file(const FilesVisit& visit);
http::Response post_description(const FilesVisit& visit);
http::Response post_removal(const FilesVisit& visit);
http::Response get_file_page(const FilesVisit& visit);
http::Response get_download(const FilesVisit& visit);
// tray.cpp
http::Response get_tray(const FilesVisit& visit);
http::Response post_discard(const FilesVisit& visit);
http::Response post_batch_scan(const FilesVisit& visit);
http::Response get_tray_page(const FilesVisit& visit);
// scanners.cpp
http::Response get_scanners(const FilesVisit& visit);
http::Response post_scanner(const FilesVisit& visit);
http::Response post_scanner_test(const FilesVisit& visit);

}  // namespace khongcho::web
