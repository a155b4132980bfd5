// The prescribed forms of one dossier and the register of an office, filled in. Permission is
// answered here; reading a paper is reading the dossier and is logged as such.
#pragma once

#include <string>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/paper/printed_form.h"
#include "core/people/officer.h"

namespace khongcho::app {

constexpr std::chrono::days kLongestRegister{31};

struct PaperRequest {
  std::string code;
  std::string kind;                 // FormText::kind: receipt supplement refusal apology …
  std::string public_address = {};  // "https://motcua.example.vn"; empty where there is none
};

// A paper with the version of the dossier it shows.
struct DossierPaper {
  PrintedForm form;
  DossierId dossier;
  int version = 0;
  Instant received_at{};
};

// Refuses as dossier_view does, and with not_found where the dossier's form set has no such form
// (`paper.no_form`) or the dossier has not come to it (`paper.not_issued`).
Expected<DossierPaper> dossier_paper(const Context& ctx, const Officer& reader,
                                     const PaperRequest& request);

struct DayRange {
  CivilDay from{};
  CivilDay to{};
};
// Of the reader's own office, for those who see its dossiers. With words: those of a dossier's code
// or of a name on it, marks optional; the others are left out, their numbers are not.
Expected<PrintedForm> register_paper(const Context& ctx, const Officer& reader,
                                     const DayRange& days, const std::string& words = "");

// How much later the new appointment is, in counted days or, within a day, in counted hours.
std::string extension_words(const Context& ctx, const Dossier& dossier);

}  // namespace khongcho::app
