// Registers (sổ) of an office: results are entered with their signature, in the same transaction;
// afterwards they are read, searched, printed and, at the end of the year, locked. A line is never
// changed: what was wrong with it is said by a note.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/paper/register_lines.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho::app {

// Enters the result into the registers its procedure names, at the office that decides, and
// answers the number of the first: the result's. Refuses `register.locked` where the volume is
// locked. To be called in the transaction of the signature.
Expected<std::string> enter_in_registers(sql::Transaction& tx, const Context& ctx,
                                         const Dossier& dossier, const Officer& signer,
                                         Instant now);
// Enters a dossier just received into the book of dossiers of its receiving office; nothing where
// the data has no such book. A volume locked before its year is over is followed by the next, so
// that nobody at a counter is sent away for it. To be called in the transaction of the reception.
void enter_in_dossier_book(sql::Transaction& tx, const Context& ctx, const Dossier& dossier,
                           const std::string& receptionist, Instant now);
// What the registers gave it, in the order its result text names them.
std::vector<RegisterNumber> register_numbers(sql::Transaction& tx, const Context& ctx,
                                             const Dossier& dossier);

// All below is about the reader's own office. Refuses register.not_yours, and not_found for a
// register the data does not have or a year without a volume (register.unknown).
struct RegisterYear {
  RegisterRules rules;
  int year = 0;
  std::vector<RegisterVolume> volumes;  // oldest first

  std::int64_t entries() const;
  bool is_locked() const;  // every volume
};
Expected<std::vector<RegisterYear>> registers_of_office(const Context& ctx, const Officer& reader);

struct RegisterRequest {
  std::string kind;
  int year = 0;
  std::string words = {};  // a number, a dossier code or part of a name
  std::int64_t after = 0;  // number of the last line shown
  int limit = 50;
};
struct RegisterView {
  Office office;
  RegisterYear year;
  std::vector<RegisterLine> lines;
  std::map<std::int64_t, std::vector<RegisterNote>> notes;  // by number
  std::map<OfficerId, std::string> officers;                // names on notes and locks
  std::optional<std::int64_t> next = {};                    // `after` of the next page
  bool may_keep = false;                                    // lock, open, add notes
};
Expected<RegisterView> register_view(const Context& ctx, const Officer& reader,
                                     const RegisterRequest& request);
// The lines of one volume, all of them, for print.
Expected<RegisterView> register_volume(const Context& ctx, const Officer& reader,
                                       const RegisterRequest& request, int volume);
// The whole year, heads in the language of `locale`, with a byte order mark.
Expected<std::string> register_csv(const Context& ctx, const Officer& reader,
                                   const RegisterRequest& request, const Locale& locale);

// Locks every open volume of the year (khóa sổ). Refuses register.locked_already.
Expected<int> lock_register(const Context& ctx, const Officer& officer,
                            const RegisterRequest& request);
// The next volume of a year that was locked before it was over. Refuses register.not_locked, and
// register.year_over.
Expected<RegisterVolume> open_next_volume(const Context& ctx, const Officer& officer,
                                          const RegisterRequest& request);
// Refuses a blank or overlong text, and a number that is not there.
Expected<RegisterNote> add_register_note(const Context& ctx, const Officer& officer,
                                         const RegisterRequest& request, std::int64_t n,
                                         const std::string& text);

}  // namespace khongcho::app
