// An office (Bộ phận Một cửa) and its counters (quầy).
#pragma once

#include <string>

#include "base/id.h"

namespace khongcho {

struct Office {
  OfficeId id;
  std::string code;  // unit part of a dossier code: 000.25.20.H23
  std::string slug;
  std::string name;     // of the authority: "Ủy ban nhân dân xã Thanh Sơn"
  std::string level;    // "district", "commune"
  std::string profile;  // "VN-2023-district"
  std::string model;    // service model code, empty for none
  std::string unit;
  std::string address;
  std::string hotline;
  bool active = true;
};

struct Counter {
  CounterId id;
  OfficeId office;
  std::string name;
  bool active = true;
};

}  // namespace khongcho
