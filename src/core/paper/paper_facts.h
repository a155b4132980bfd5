// What a form is filled in from: the dossier with its history, and the names around it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/dossier/dossier.h"
#include "core/dossier/dossier_event.h"
#include "core/law/law.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho {

struct PaperFacts {
  Dossier dossier;
  Office office;
  LevelNames level;
  std::vector<DossierEvent> events = {};
  std::map<OfficerId, Officer> officers = {};
  std::string model_name = {};      // empty where the office has none
  std::string extension = {};       // Mẫu 04: how long the new time is after the old one
  std::string deciding_office = {};  // by name, where it is another than `office`
  std::string book_volume = {};     // of the book of dossiers; empty for one received before it
  std::string book_number = {};
  std::string public_address = {};  // "https://motcua.example.vn", for QR and help; may be empty
};

// One line of the register (Sổ theo dõi hồ sơ).
struct RegisterEntry {
  Dossier dossier;
  std::string agency;  // that decides: "Phòng Tư pháp"
  std::string number = {};  // in the book of the year; empty for one received before it
};

struct RegisterFacts {
  Office office;
  LevelNames level;
  CivilDay from{};
  CivilDay to{};
  std::vector<std::string> volumes = {};    // that these days are in
  std::vector<RegisterEntry> entries = {};  // in the order of reception
};

// The last event of a kind, or null.
const DossierEvent* last_event(const PaperFacts& facts, DossierEventKind kind);
// Empty for nobody and for an officer not among the facts.
std::string officer_name(const PaperFacts& facts, OfficerId id);
// The dossier as each event left it, in the order of events.
std::vector<Dossier> dossier_after_events(const std::vector<DossierEvent>& events);

}  // namespace khongcho
