// The files built into the program: styles, scripts, fonts. Their names are checked when a page
// is compiled; their addresses carry a hash of the content, so a browser may keep them for good.
#pragma once

#include <span>
#include <string_view>

#include "http/asset.h"
#include "web/asset_names.h"
#include "web/common/url.h"

namespace khongcho::web {

class AssetName {
 public:
  consteval AssetName(const char* name) {
    for (std::size_t i = 0; i < std::size(kAssetNames); ++i) {
      if (kAssetNames[i] != std::string_view(name)) continue;
      index_ = i;
      return;
    }
    throw "no such file in src/web/assets";
  }

  std::size_t index() const { return index_; }

 private:
  std::size_t index_ = 0;
};

// "/tai-nguyen/kc.3f2a9c1e.css"
const Url& asset_url(AssetName name);
// All of them, for http::AssetTable.
std::span<const http::Asset> assets();

}  // namespace khongcho::web
