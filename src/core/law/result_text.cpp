#include "core/law/result_text.h"

#include <algorithm>

namespace khongcho {

const ResultInput* ResultText::find_input(std::string_view key) const {
  const auto found = std::ranges::find(inputs, key, &ResultInput::key);
  return found == inputs.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& result_places() {
  // core/paper/result_form.cpp fills them.
  static const std::vector<std::string_view> places{
      "n",           "number",      "volume",           "second_number", "signed_day",
      "signed_at",   "agency",      "place",            "signer",        "signer_title",
      "submitter",   "owner",       "submitter_born",   "submitter_sex", "submitter_id",
      "received_day", "procedure",  "submitter_address", "dossier_code", "copies",
      "pages",       "paper",       "result_date",
  };
  return places;
}

bool is_result_place(std::string_view key) {
  return std::ranges::find(result_places(), key) != result_places().end();
}

std::vector<std::string> places_in(std::string_view text) {
  std::vector<std::string> places;
  for (;;) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return places;
    places.emplace_back(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

std::string_view text_of(ResultInputKind kind) {
  switch (kind) {
    case ResultInputKind::text:
      return "text";
    case ResultInputKind::date:
      return "date";
    case ResultInputKind::number:
      return "number";
    case ResultInputKind::long_text:
      return "long_text";
  }
  return "text";
}

}  // namespace khongcho
