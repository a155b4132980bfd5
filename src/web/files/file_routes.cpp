#include "web/files/file_routes.h"

#include <charconv>

#include "web/files/files_visit.h"

namespace khongcho::web {

namespace {

constexpr http::RouteOptions kUpload{.body_limit = app::kMostFileBytes + 1024 * 1024,
                                     .most_inputs = 20,
                                     .most_files = 1,
                                     .file_limit = app::kMostFileBytes};

using Answer = http::Response (*)(const FilesVisit&);

}  // namespace

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<ScanPageId> pages_ticked(const http::Request& request) {
  std::vector<ScanPageId> pages;
  for (const auto& id : request.form.all("page")) pages.push_back({number_from(id)});
  return pages;
}

http::Response picture_response(const app::FilePicture& picture) {
  http::Response response;
  response.set("Content-Type", picture.media_type);
  response.set("Cache-Control", "private, max-age=600");
  response.body = picture.bytes;
  return response;
}

void add_file_routes(http::Router& router, const Site& site, const app::PaperArchive& archive) {
  const auto with = [&](Answer answer) {
    return [&site, &archive, answer](const http::Request& request, const app::SignedIn& who) {
      return answer({site, archive, request, who});
    };
  };
  const auto get = [&](std::string_view pattern, Answer answer) {
    site.staff_get(router, pattern, with(answer));
  };
  const auto post = [&](std::string_view pattern, Answer answer, http::RouteOptions options = {}) {
    site.staff_post(router, pattern, with(answer), options);
  };
  get("/quay/ho-so/{code}/tep", get_files);
  post("/quay/ho-so/{code}/tep", post_file, kUpload);
  post("/quay/ho-so/{code}/tep/quet", post_scan);
  post("/quay/ho-so/{code}/tep/khay", post_tray_pages);
  get("/quay/ho-so/{code}/tep/{id}", get_file);
  post("/quay/ho-so/{code}/tep/{id}", post_description);
  post("/quay/ho-so/{code}/tep/{id}/go", post_removal);
  get("/quay/ho-so/{code}/tep/{id}/trang/{page}", get_file_page);
  get("/quay/ho-so/{code}/tep/{id}/tai", get_download);
  post("/quay/ho-so/{code}/so-hoa", post_digitised);
  get("/quay/ho-so/{code}/to-bia", get_covers);

  get("/quay/khay-quet", get_tray);
  post("/quay/khay-quet/bo", post_discard);
  post("/quay/khay-quet/quet", post_batch_scan);
  get("/quay/khay-quet/trang/{id}", get_tray_page);

  get("/quan-tri/may-quet", get_scanners);
  post("/quan-tri/may-quet/luu", post_scanner);
  post("/quan-tri/may-quet/{id}/thu", post_scanner_test);
}

}  // namespace khongcho::web
