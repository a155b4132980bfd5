#include "store/register_store.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "store/named_query.h"
#include "store/sequence_store.h"

namespace khongcho::store {

namespace {

#define KC_VOLUME_COLUMNS                                                                     \
  "id, office_id, kind, year, volume, name, first_number, last_number, opened_at, locked_at," \
  " locked_by_id"
#define KC_LINE_COLUMNS                                                                    \
  "e.register_id, e.office_id, e.kind, e.year, e.n, e.number, r.name, e.on_day, "          \
  "e.dossier_id, e.dossier_code, e.subject, e.content, e.copies, e.fee, e.signer "         \
  "FROM register_entries e JOIN registers r ON r.id = e.register_id "

const NamedQuery kLatest{"register.latest",
                         "SELECT " KC_VOLUME_COLUMNS
                         " FROM registers"
                         " WHERE office_id = :office_id AND kind = :kind AND year = :year"
                         " ORDER BY volume DESC LIMIT 1"};

const NamedQuery kOfYear{"register.of_year",
                         "SELECT " KC_VOLUME_COLUMNS
                         " FROM registers"
                         " WHERE office_id = :office_id AND kind = :kind AND year = :year"
                         " ORDER BY volume"};

const NamedQuery kOfOffice{"register.of_office",
                           "SELECT " KC_VOLUME_COLUMNS
                           " FROM registers WHERE office_id = :office_id"
                           " ORDER BY kind, year DESC, volume DESC"};

const NamedQuery kInsertVolume{"register.insert", R"sql(
  INSERT INTO registers (id, office_id, kind, year, volume, name, first_number, last_number,
                         opened_at, locked_at, locked_by_id)
  VALUES (:id, :office_id, :kind, :year, :volume, :name, :first_number, :last_number,
          :opened_at, NULL, NULL)
)sql"};

const NamedQuery kAdvance{"register.advance", R"sql(
  UPDATE registers SET last_number = :n WHERE id = :id AND locked_at IS NULL
)sql"};

const NamedQuery kLock{"register.lock", R"sql(
  UPDATE registers SET locked_at = :now, locked_by_id = :officer_id
  WHERE office_id = :office_id AND kind = :kind AND year = :year AND locked_at IS NULL
)sql"};

const NamedQuery kInsertLine{"register_entry.insert", R"sql(
  INSERT INTO register_entries (office_id, kind, year, n, register_id, number, on_day, dossier_id,
                                dossier_code, subject, subject_folded, content, copies, fee, signer)
  VALUES (:office_id, :kind, :year, :n, :register_id, :number, :on_day, :dossier_id,
          :dossier_code, :subject, :subject_folded, :content, :copies, :fee, :signer)
)sql"};

const NamedQuery kPage{"register_entry.page",
                       "SELECT " KC_LINE_COLUMNS
                       "WHERE e.office_id = :office_id AND e.kind = :kind AND e.year = :year"
                       " AND e.n > :after ORDER BY e.n LIMIT :limit"};

// One register of one year at most, by its key.
const NamedQuery kSearch{"register_entry.search",
                         "SELECT " KC_LINE_COLUMNS
                         "WHERE e.office_id = :office_id AND e.kind = :kind AND e.year = :year"
                         " AND e.n > :after AND (e.n = :n OR e.number = :text"
                         " OR e.dossier_code = :text OR e.subject_folded LIKE :pattern)"
                         " ORDER BY e.n LIMIT :limit"};

const NamedQuery kFindLine{"register_entry.find",
                           "SELECT " KC_LINE_COLUMNS
                           "WHERE e.office_id = :office_id AND e.kind = :kind AND e.year = :year"
                           " AND e.n = :n"};

const NamedQuery kOfDays{"register_entry.of_days",
                         "SELECT " KC_LINE_COLUMNS
                         "WHERE e.office_id = :office_id AND e.kind = :kind"
                         " AND e.on_day BETWEEN :first AND :last"
                         " ORDER BY e.on_day, e.n LIMIT :limit"};

const NamedQuery kOfDossier{"register_entry.of_dossier", "SELECT " KC_LINE_COLUMNS
                                                         "WHERE e.dossier_id = :dossier_id"
                                                         " ORDER BY e.kind"};

const NamedQuery kAllNumbers{"register_entry.all_numbers", R"sql(
  SELECT office_id, kind, year, COUNT(*), MAX(n) FROM register_entries
  GROUP BY office_id, kind, year
)sql"};

const NamedQuery kInsertNote{"register_note.insert", R"sql(
  INSERT INTO register_notes (id, office_id, kind, year, n, at, officer_id, text)
  VALUES (:id, :office_id, :kind, :year, :n, :at, :officer_id, :text)
)sql"};

const NamedQuery kNotes{"register_note.of_lines", R"sql(
  SELECT id, office_id, kind, year, n, at, officer_id, text FROM register_notes
  WHERE office_id = :office_id AND kind = :kind AND year = :year AND n BETWEEN :first AND :last
  ORDER BY n, at, id
)sql"};

RegisterVolume read_volume(const sql::Row& row) {
  return {.id = row.id<RegisterId>(0),
          .office = row.id<OfficeId>(1),
          .kind = row.text(2),
          .year = static_cast<int>(row.integer(3)),
          .volume = static_cast<int>(row.integer(4)),
          .name = row.text(5),
          .first_number = row.integer(6),
          .last_number = row.integer(7),
          .opened_at = row.instant(8),
          .locked_at = row.optional_instant(9),
          .locked_by = {row.optional_integer(10).value_or(0)}};
}

RegisterLine read_line(const sql::Row& row) {
  return {.volume = row.id<RegisterId>(0),
          .office = row.id<OfficeId>(1),
          .kind = row.text(2),
          .year = static_cast<int>(row.integer(3)),
          .n = row.integer(4),
          .number = row.text(5),
          .volume_name = row.text(6),
          .on = row.day(7),
          .dossier = row.id<DossierId>(8),
          .dossier_code = row.text(9),
          .subject = row.text(10),
          .content = row.text(11),
          .copies = static_cast<int>(row.integer(12)),
          .fee = row.integer(13),
          .signer = row.text(14)};
}

RegisterNote read_note(const sql::Row& row) {
  return {.id = row.id<RegisterNoteId>(0),
          .office = row.id<OfficeId>(1),
          .kind = row.text(2),
          .year = static_cast<int>(row.integer(3)),
          .n = row.integer(4),
          .at = row.instant(5),
          .officer = row.id<OfficerId>(6),
          .text = row.text(7)};
}

std::string period_of(const std::string& kind, std::int64_t year) {
  return fmt::format("{}/{}", year, kind);
}

// What somebody typed as a number: "12", but not "12/2023", which is the number in full.
std::int64_t number_typed(const std::string& words) {
  std::int64_t n = 0;
  const char* end = words.data() + words.size();
  const auto [at, problem] = std::from_chars(words.data(), end, n);
  return problem == std::errc{} && at == end ? n : 0;
}

// Part of a name; a text without a letter or digit fits none.
std::string pattern_of(const std::string& words) {
  const std::string folded = fold(words);
  return folded.empty() ? "" : "%" + folded + "%";
}

}  // namespace

std::int64_t take_register(sql::Transaction& tx, OfficeId office, const std::string& kind,
                           int year) {
  return next_number(tx, office, "result", period_of(kind, year));
}

std::vector<RegisterNumbers> all_register_numbers(sql::Transaction& tx) {
  const auto read = [](const sql::Row& row) {
    return RegisterNumbers{.office = row.id<OfficeId>(0),
                           .period = period_of(row.text(1), row.integer(2)),
                           .given = row.integer(3),
                           .highest = row.integer(4)};
  };
  return tx.all(kAllNumbers, read, {});
}

std::optional<RegisterVolume> latest_volume(sql::Transaction& tx, OfficeId office,
                                            const std::string& kind, int year) {
  return tx.first(kLatest, read_volume, {{"office_id", office}, {"kind", kind}, {"year", year}});
}

void insert(sql::Transaction& tx, const RegisterVolume& volume) {
  tx.execute(kInsertVolume, {{"id", volume.id},
                             {"office_id", volume.office},
                             {"kind", volume.kind},
                             {"year", volume.year},
                             {"volume", volume.volume},
                             {"name", volume.name},
                             {"first_number", volume.first_number},
                             {"last_number", volume.last_number},
                             {"opened_at", volume.opened_at}});
}

bool enter(sql::Transaction& tx, const RegisterLine& line) {
  // The row of the volume first: whoever locks it meanwhile either waits or is seen.
  if (tx.execute(kAdvance, {{"n", line.n}, {"id", line.volume}}) == 0) return false;
  tx.execute(kInsertLine, {{"office_id", line.office},
                           {"kind", line.kind},
                           {"year", line.year},
                           {"n", line.n},
                           {"register_id", line.volume},
                           {"number", line.number},
                           {"on_day", line.on},
                           {"dossier_id", line.dossier},
                           {"dossier_code", line.dossier_code},
                           {"subject", line.subject},
                           {"subject_folded", fold(line.subject)},
                           {"content", line.content},
                           {"copies", line.copies},
                           {"fee", line.fee},
                           {"signer", line.signer}});
  return true;
}

int lock_volumes(sql::Transaction& tx, OfficeId office, const std::string& kind, int year,
                 OfficerId officer, Instant now) {
  return static_cast<int>(tx.execute(kLock, {{"now", now},
                                             {"officer_id", officer},
                                             {"office_id", office},
                                             {"kind", kind},
                                             {"year", year}}));
}

std::vector<RegisterVolume> volumes_of_office(sql::Transaction& tx, OfficeId office) {
  return tx.all(kOfOffice, read_volume, {{"office_id", office}});
}

std::vector<RegisterVolume> volumes_of_year(sql::Transaction& tx, OfficeId office,
                                            const std::string& kind, int year) {
  return tx.all(kOfYear, read_volume, {{"office_id", office}, {"kind", kind}, {"year", year}});
}

std::vector<RegisterLine> find_lines(sql::Transaction& tx, const RegisterSearch& search,
                                     std::int64_t after, int limit) {
  if (search.words.empty())
    return tx.all(kPage, read_line,
                  {{"office_id", search.office},
                   {"kind", search.kind},
                   {"year", search.year},
                   {"after", after},
                   {"limit", limit}});
  return tx.all(kSearch, read_line,
                {{"office_id", search.office},
                 {"kind", search.kind},
                 {"year", search.year},
                 {"after", after},
                 {"n", number_typed(search.words)},
                 {"text", search.words},
                 {"pattern", pattern_of(search.words)},
                 {"limit", limit}});
}

std::optional<RegisterLine> find_line(sql::Transaction& tx, OfficeId office,
                                      const std::string& kind, int year, std::int64_t n) {
  return tx.first(kFindLine, read_line,
                  {{"office_id", office}, {"kind", kind}, {"year", year}, {"n", n}});
}

std::vector<RegisterLine> lines_of_days(sql::Transaction& tx, OfficeId office,
                                        const std::string& kind, CivilDay first, CivilDay last,
                                        int limit) {
  return tx.all(kOfDays, read_line,
                {{"office_id", office},
                 {"kind", kind},
                 {"first", first},
                 {"last", last},
                 {"limit", limit}});
}

std::vector<RegisterLine> lines_of_dossier(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kOfDossier, read_line, {{"dossier_id", dossier}});
}

void insert(sql::Transaction& tx, const RegisterNote& note) {
  tx.execute(kInsertNote, {{"id", note.id},
                           {"office_id", note.office},
                           {"kind", note.kind},
                           {"year", note.year},
                           {"n", note.n},
                           {"at", note.at},
                           {"officer_id", note.officer},
                           {"text", note.text}});
}

std::vector<RegisterNote> notes_of_lines(sql::Transaction& tx, const RegisterSearch& of,
                                         std::int64_t first, std::int64_t last) {
  return tx.all(kNotes, read_note,
                {{"office_id", of.office},
                 {"kind", of.kind},
                 {"year", of.year},
                 {"first", first},
                 {"last", last}});
}

}  // namespace khongcho::store
