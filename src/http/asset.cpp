#include "http/asset.h"

#include <charconv>

#include "base/text.h"
#include "http/url.h"

namespace khongcho::http {

namespace {

constexpr std::size_t kLeastHashDigits = 8;

// "kc.3f2a9c1e.css": one part between dots is a hash.
bool is_named_by_content(std::string_view path) {
  const auto parts = split(path.substr(path.rfind('/') + 1), '.');
  for (std::size_t at = 1; at + 1 < parts.size(); ++at)
    if (parts[at].size() >= kLeastHashDigits &&
        parts[at].find_first_not_of("0123456789abcdef") == std::string::npos)
      return true;
  return false;
}

// The weight in `gzip;q=0.5`; 1 where none is given, 0 where it cannot be read.
double weight_of(std::string_view item) {
  const std::size_t at = item.find("q=");
  if (at == std::string_view::npos) return 1;
  const std::string_view digits = trimmed(item.substr(at + 2));
  double weight = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  return weight;
}

bool accepts_coding(const Request& request, std::string_view coding) {
  bool any = false;
  for (const std::string_view header : request.headers.all("accept-encoding")) {
    for (const std::string& item : split(header, ',')) {
      const std::string_view whole = trimmed(item);
      const std::string name = to_lower(trimmed(whole.substr(0, whole.find(';'))));
      if (name == coding) return weight_of(whole) > 0;
      if (name == "*") any = weight_of(whole) > 0;
    }
  }
  return any;
}

}  // namespace

AssetTable::AssetTable(std::span<const Asset> assets) {
  for (const Asset& asset : assets) by_path_.emplace(asset.path, &asset);
}

const Asset* AssetTable::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

Response asset_response(const Request& request, const Asset& asset) {
  Response response;
  if (holds_version(request, asset.etag)) {
    response = not_modified(asset.etag);
  } else {
    response.set("Content-Type", std::string{asset.content_type});
    response.set("ETag", std::string{asset.etag});
    response.fixed_body = asset.identity;
    if (!asset.brotli.empty() && accepts_coding(request, "br")) {
      response.fixed_body = asset.brotli;
      response.set("Content-Encoding", "br");
    } else if (!asset.gzip.empty() && accepts_coding(request, "gzip")) {
      response.fixed_body = asset.gzip;
      response.set("Content-Encoding", "gzip");
    }
  }
  if (!asset.gzip.empty() || !asset.brotli.empty()) response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control", is_named_by_content(asset.path)
                                    ? "public, max-age=31536000, immutable"
                                    : "public, no-cache");
  return response;
}

}  // namespace khongcho::http
