// Files built into the program: styles, scripts, fonts, pictures. A build step writes the table.
#pragma once

#include <map>
#include <span>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace khongcho::http {

// All views must outlive the program's last answer. `gzip` and `brotli` are empty where packing
// gains nothing. `etag` with its quotes.
struct Asset {
  std::string_view path;  // "/tai-nguyen/kc.3f2a9c1e.css"
  std::string_view content_type;
  std::string_view identity;
  std::string_view gzip;
  std::string_view brotli;
  std::string_view etag;
};

class AssetTable {
 public:
  AssetTable() = default;
  explicit AssetTable(std::span<const Asset> assets);

  const Asset* find(std::string_view path) const;

 private:
  std::map<std::string_view, const Asset*> by_path_;
};

// 304, or the smallest form the client accepts. A name that holds a hash of the content
// ("kc.3f2a9c1e.css") never changes and is kept for a year; others are asked for again.
Response asset_response(const Request& request, const Asset& asset);

}  // namespace khongcho::http
