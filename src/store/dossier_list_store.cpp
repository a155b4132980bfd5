// Lists of dossiers by the time promised.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "store/dossier_rows.h"
#include "store/dossier_store.h"
#include "store/id_list.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

// Lists have one state a query, so that each is a range of an index in list order, and read no more
// than keys: whole rows are found once it is known which of all the states are shown. Rows without
// a due time sort as if due at the end of time, on both databases alike.
std::string list_text(std::string_view condition) {
  return fmt::format(
      "SELECT COALESCE(printed_due_at, 9000000000000), id FROM dossiers"
      " WHERE {} state = :state"
      " AND (COALESCE(printed_due_at, 9000000000000), id) > (:due, :after_id)"
      " AND COALESCE(printed_due_at, 9000000000000) <= :due_by"
      " ORDER BY COALESCE(printed_due_at, 9000000000000), id LIMIT :limit",
      condition);
}

const NamedQuery kList{"dossier.list", list_text("")};

const NamedQuery kListByOffice{"dossier.list_by_office", list_text("office_id = :office_id AND")};

const NamedQuery kListByDeciding{"dossier.list_by_deciding_office",
                                 list_text("COALESCE(competent_office_id, office_id) = :office_id"
                                           " AND")};

const NamedQuery kListBySpecialist{
    "dossier.list_by_specialist",
    list_text("specialist_id = :specialist_id"
              " AND COALESCE(competent_office_id, office_id) = :office_id AND")};

const NamedQuery kCountOfSpecialist{"dossier.count_of_specialist", R"sql(
  SELECT COUNT(*) FROM
    (SELECT 1 FROM dossiers
     WHERE specialist_id = :specialist_id AND state = :state
       AND COALESCE(competent_office_id, office_id) = :office_id
     LIMIT :limit) AS counted
)sql"};

const NamedQuery kByIds{"dossier.by_ids", select_dossiers("WHERE id IN (" + id_places() + ")")};

// Signed and not sealed; in `{}` what else is asked of them.
std::string unsealed_text(std::string_view condition) {
  return select_dossiers(
      fmt::format("WHERE COALESCE(competent_office_id, office_id) = :office_id"
                  " AND state = 'signed_off' AND sealed_at IS NULL {}"
                  " AND (COALESCE(printed_due_at, 9000000000000), id) > (:due, :after_id)"
                  " ORDER BY COALESCE(printed_due_at, 9000000000000), id LIMIT :limit",
                  condition));
}

const NamedQuery kUnsealed{"dossier.unsealed", unsealed_text("")};
const NamedQuery kUnsealedFiles{"dossier.unsealed_files", unsealed_text("AND result_sha256 <> ''")};

constexpr PageKey kBeforeAll{std::numeric_limits<std::int64_t>::min(), 0};

// The caller merges the states.
std::vector<PageKey> keys_of_one_state(sql::Transaction& tx, const DossierFilter& filter,
                                       DossierState state, const PageKey& after, int limit) {
  constexpr std::int64_t kEndOfTime = 9'999'999'999'999;
  std::vector<sql::Param> params{
      {"state", text_of(state)},
      {"due_by", filter.due_by ? unix_seconds(*filter.due_by) : kEndOfTime},
      {"due", after.due},
      {"after_id", after.id},
      {"limit", limit}};
  const NamedQuery* query = &kList;
  if (filter.office) {
    query = filter.deciding ? &kListByDeciding : &kListByOffice;
    params.push_back({"office_id", *filter.office});
  }
  if (filter.office && filter.specialist) {
    query = &kListBySpecialist;
    params.push_back({"specialist_id", *filter.specialist});
  }
  const auto read = [](const sql::Row& row) { return PageKey{row.integer(0), row.integer(1)}; };
  return tx.all(*query, read, params);
}

PageKey key_of(const Dossier& dossier) {
  constexpr std::int64_t kNoDue = 9'000'000'000'000;
  return {dossier.printed_due_at ? unix_seconds(*dossier.printed_due_at) : kNoDue,
          dossier.id.value};
}

}  // namespace

std::vector<Dossier> find_dossiers(sql::Transaction& tx, const std::vector<DossierId>& ids) {
  std::vector<std::int64_t> values;
  for (const DossierId id : ids) values.push_back(id.value);
  std::map<DossierId, Dossier> found;
  for (std::size_t begin = 0; begin < values.size(); begin += kIdsAtOnce)
    for (Dossier& dossier : tx.all(kByIds, read_dossier, id_params(values, begin))) {
      const DossierId id = dossier.id;
      found.emplace(id, std::move(dossier));
    }
  std::vector<Dossier> rows;
  for (const DossierId id : ids)
    if (const auto dossier = found.find(id); dossier != found.end())
      rows.push_back(std::move(dossier->second));
  return rows;
}

DossierPage list_dossiers(sql::Transaction& tx, const DossierFilter& filter,
                          const std::optional<PageKey>& after, int limit) {
  const PageKey start = after.value_or(kBeforeAll);
  std::vector<PageKey> keys;
  for (const DossierState state : filter.states)
    for (const PageKey& key : keys_of_one_state(tx, filter, state, start, limit + 1))
      keys.push_back(key);
  std::ranges::sort(keys, {}, [](const PageKey& key) { return std::pair{key.due, key.id}; });
  DossierPage page;
  const bool more = keys.size() > static_cast<std::size_t>(limit);
  if (more) keys.resize(static_cast<std::size_t>(limit));
  if (more) page.next = keys.back();
  std::vector<DossierId> ids;
  for (const PageKey& key : keys) ids.push_back({key.id});
  page.rows = find_dossiers(tx, ids);
  // Between the two readings one may have moved on.
  std::erase_if(page.rows, [&](const Dossier& dossier) {
    return std::ranges::find(filter.states, dossier.state) == filter.states.end();
  });
  return page;
}

DossierPage unsealed_dossiers(sql::Transaction& tx, OfficeId office, bool with_file,
                              const std::optional<PageKey>& after, int limit) {
  const PageKey start = after.value_or(kBeforeAll);
  DossierPage page;
  page.rows = tx.all(
      with_file ? kUnsealedFiles : kUnsealed, read_dossier,
      {{"office_id", office}, {"due", start.due}, {"after_id", start.id}, {"limit", limit + 1}});
  if (page.rows.size() <= static_cast<std::size_t>(limit)) return page;
  page.rows.pop_back();
  page.next = key_of(page.rows.back());
  return page;
}

int count_dossiers_of(sql::Transaction& tx, OfficeId office, OfficerId specialist,
                      const std::vector<DossierState>& states, int most) {
  std::int64_t count = 0;
  for (const DossierState state : states)
    count += tx.first(kCountOfSpecialist, [](const sql::Row& row) { return row.integer(0); },
                      {{"specialist_id", specialist},
                       {"office_id", office},
                       {"state", text_of(state)},
                       {"limit", most}})
                 .value_or(0);
  return static_cast<int>(std::min<std::int64_t>(count, most));
}

}  // namespace khongcho::store
