#include "web/common/assets.h"

#include <vector>

#include "web/common/asset_table.h"

namespace khongcho::web {

namespace {

std::vector<Url> addresses() {
  std::vector<Url> all;
  for (const http::Asset& asset : assets())
    all.push_back(Url::path("/tai-nguyen/{}", {asset.path.substr(asset.path.rfind('/') + 1)}));
  return all;
}

}  // namespace

const Url& asset_url(AssetName name) {
  static const std::vector<Url> all = addresses();
  return all[name.index()];
}

std::span<const http::Asset> assets() {
  return {kAssets, std::size(kAssetNames)};
}

}  // namespace khongcho::web
