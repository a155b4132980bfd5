#include "store/id_list.h"

#include <fmt/format.h>

namespace khongcho::store {

namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (std::size_t n = 0; n < kIdsAtOnce; ++n) made.push_back(fmt::format("id{}", n));
    return made;
  }();
  return all;
}

}  // namespace

std::string id_places() {
  return fmt::format(":{}", fmt::join(names(), ", :"));
}

std::vector<sql::Param> id_params(const std::vector<std::int64_t>& ids, std::size_t begin) {
  std::vector<sql::Param> params;
  for (std::size_t n = 0; n < kIdsAtOnce; ++n)
    params.push_back({names()[n], begin + n < ids.size() ? ids[begin + n] : 0});
  return params;
}

}  // namespace khongcho::store
