#include "store/text_list.h"

#include <boost/json.hpp>
#include <stdexcept>

namespace khongcho::store {

std::string text_of_list(const std::vector<std::string>& texts) {
  boost::json::array list;
  for (const std::string& text : texts) list.emplace_back(text);
  return boost::json::serialize(list);
}

std::vector<std::string> list_from_text(std::string_view text) {
  boost::system::error_code failed;
  const boost::json::value read =
      boost::json::parse(boost::json::string_view{text.data(), text.size()}, failed);
  const auto broken = [&] { return std::runtime_error("no list of texts: " + std::string(text)); };
  if (failed || !read.is_array()) throw broken();
  std::vector<std::string> texts;
  for (const boost::json::value& each : read.get_array()) {
    if (!each.is_string()) throw broken();
    texts.emplace_back(each.get_string().data(), each.get_string().size());
  }
  return texts;
}

}  // namespace khongcho::store
