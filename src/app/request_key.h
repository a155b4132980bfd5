// Keys that make sending twice harmless.
#pragma once

#include <string>

#include "core/people/officer.h"

namespace khongcho::app {

// A key belongs to the officer who was shown the form: another's key opens nothing.
inline std::string owned_key(const Officer& officer, const std::string& key) {
  return key.empty() ? std::string{} : std::to_string(officer.id.value) + ":" + key;
}

}  // namespace khongcho::app
