// Registers (sổ) in the database: volumes, lines and notes. Lines are written by enter() alone,
// which numbers them without a gap.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/paper/register_lines.h"
#include "sql/database.h"

namespace khongcho::store {

// Takes the office's register of that year until the transaction ends; answers the number that
// follows. A transaction that fails gives the number to the next one.
std::int64_t take_register(sql::Transaction& tx, OfficeId office, const std::string& kind,
                           int year);

// The last volume of the year.
std::optional<RegisterVolume> latest_volume(sql::Transaction& tx, OfficeId office,
                                            const std::string& kind, int year);
void insert(sql::Transaction& tx, const RegisterVolume& volume);
// `line.n` is what take_register answered, `line.volume` the latest volume. False, with nothing
// written, when that volume is locked.
bool enter(sql::Transaction& tx, const RegisterLine& line);
// All volumes of the year that are open; how many that were.
int lock_volumes(sql::Transaction& tx, OfficeId office, const std::string& kind, int year,
                 OfficerId officer, Instant now);

// Of an office, by kind, the latest year and volume first.
std::vector<RegisterVolume> volumes_of_office(sql::Transaction& tx, OfficeId office);
std::vector<RegisterVolume> volumes_of_year(sql::Transaction& tx, OfficeId office,
                                            const std::string& kind, int year);

struct RegisterSearch {
  OfficeId office;
  std::string kind;
  int year = 0;
  std::string words = {};  // a number, a code or part of a name; empty for every line
};
// In the order of numbers, after `after`.
std::vector<RegisterLine> find_lines(sql::Transaction& tx, const RegisterSearch& search,
                                     std::int64_t after, int limit);
std::optional<RegisterLine> find_line(sql::Transaction& tx, OfficeId office,
                                      const std::string& kind, int year, std::int64_t n);
// Of a register, on days from `first` to `last`, in the order of days and numbers.
std::vector<RegisterLine> lines_of_days(sql::Transaction& tx, OfficeId office,
                                        const std::string& kind, CivilDay first, CivilDay last,
                                        int limit);
// Where a dossier was entered.
std::vector<RegisterLine> lines_of_dossier(sql::Transaction& tx, DossierId dossier);

// How many numbers each register has, for check-data; `period` as take_register counts it.
struct RegisterNumbers {
  OfficeId office;
  std::string period;
  std::int64_t given = 0;
  std::int64_t highest = 0;
};
std::vector<RegisterNumbers> all_register_numbers(sql::Transaction& tx);

void insert(sql::Transaction& tx, const RegisterNote& note);
// Of the lines first to last, in the order of numbers and time.
std::vector<RegisterNote> notes_of_lines(sql::Transaction& tx, const RegisterSearch& of,
                                         std::int64_t first, std::int64_t last);

}  // namespace khongcho::store
