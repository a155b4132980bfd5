// An input of a result text that is a day has a second place, the day in words:
// "{child_born_words}".
#pragma once

#include <string>
#include <string_view>

#include "core/law/result_text.h"

namespace khongcho {

inline std::string spelled_place(std::string_view key) {
  return std::string(key) + "_words";
}

// The input a place is filled from, also one in words; null for every other place.
inline const ResultInput* input_of(const ResultText& text, std::string_view place) {
  for (const ResultInput& input : text.inputs)
    if (input.key == place ||
        (input.kind == ResultInputKind::date && spelled_place(input.key) == place))
      return &input;
  return nullptr;
}

}  // namespace khongcho
