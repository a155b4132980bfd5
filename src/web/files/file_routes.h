// /quay/ho-so/{code}/tep: the files of a dossier, scanning, the tray; /quan-tri/may-quet.
#pragma once

#include "app/paper_archive.h"
#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

// Both must outlive the router.
void add_file_routes(http::Router& router, const Site& site, const app::PaperArchive& archive);

}  // namespace khongcho::web
