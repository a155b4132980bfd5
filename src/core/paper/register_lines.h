// A volume (quyển) of a register and its lines. A line is written once, with the signature; what
// was wrong with it is said by a note.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "core/law/result_text.h"
#include "core/procedure/procedure.h"

namespace khongcho {

// RegisterRules::kind of the book of dossiers (Sổ theo dõi hồ sơ), where reception numbers them.
inline constexpr std::string_view kDossierBook = "dossiers";

using RegisterId = Id<struct RegisterTag>;
using RegisterNoteId = Id<struct RegisterNoteTag>;

struct RegisterVolume {
  RegisterId id;
  OfficeId office;
  std::string kind;  // RegisterRules::kind
  int year = 0;
  int volume = 1;
  std::string name;  // "01/2023-SCT/BS"
  std::int64_t first_number = 1;
  std::int64_t last_number = 0;  // first_number - 1 while it is empty
  Instant opened_at{};
  std::optional<Instant> locked_at = {};
  OfficerId locked_by = {};
  bool operator==(const RegisterVolume&) const = default;

  std::int64_t entries() const { return last_number - first_number + 1; }
};

// Whom and what a line is about is kept as it was then.
struct RegisterLine {
  RegisterId volume;
  OfficeId office;
  std::string kind;
  int year = 0;
  std::int64_t n = 0;  // 1, 2, 3 … through the year
  std::string number;  // "12/TLKT"
  std::string volume_name = {};
  CivilDay on{};
  DossierId dossier;
  std::string dossier_code;
  std::string subject;
  std::string content;
  int copies = 1;
  Money fee = 0;
  std::string signer;
  bool operator==(const RegisterLine&) const = default;
};

struct RegisterNote {
  RegisterNoteId id;
  OfficeId office;
  std::string kind;
  int year = 0;
  std::int64_t n = 0;
  Instant at{};
  OfficerId officer;
  std::string text;
  bool operator==(const RegisterNote&) const = default;
};

// What a register gives a result.
struct RegisterNumber {
  std::int64_t n = 0;
  std::string number;
  std::string volume;
};

// "12/2023", "01/2023-SCT/BS" by the patterns of the rules.
std::string number_text(const RegisterRules& rules, std::int64_t n, int year);
std::string volume_text(const RegisterRules& rules, int volume, int year);

// The volume that follows: the first of the year after none.
RegisterVolume next_volume(const RegisterRules& rules, OfficeId office, int year,
                           const std::optional<RegisterVolume>& before, Instant now);
bool is_full(const RegisterRules& rules, const RegisterVolume& volume);

}  // namespace khongcho
