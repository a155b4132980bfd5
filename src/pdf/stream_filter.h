// What FlateDecode streams hold (ISO 32000-1, 7.4.4), within limits of memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khongcho::pdf {

struct PredictorParameters {
  std::int64_t predictor = 1;
  std::int64_t columns = 1;
  std::int64_t colours = 1;  // of eight bits
};

// Nothing for damaged bytes, or for more than 32 MB.
std::optional<std::string> inflated(std::string_view bytes);
// Nothing for predictors this reader does not know (it knows none and those of PNG).
std::optional<std::string> without_predictor(const std::string& bytes,
                                             const PredictorParameters& parameters);

}  // namespace khongcho::pdf
