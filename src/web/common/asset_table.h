// The table the asset build writes, in the order of kAssetNames.
#pragma once

#include "http/asset.h"

namespace khongcho::web {

extern const http::Asset* const kAssets;

}  // namespace khongcho::web
