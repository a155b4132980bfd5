#include "store/sequence_store.h"

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kAdvance{"sequence.advance", R"sql(
  INSERT INTO sequences (office_id, kind, period, last)
  VALUES (:office_id, :kind, :period, 1)
  ON CONFLICT (office_id, kind, period) DO UPDATE SET last = sequences.last + 1
)sql"};

const NamedQuery kLast{"sequence.last", R"sql(
  SELECT last FROM sequences WHERE office_id = :office_id AND kind = :kind AND period = :period
)sql"};

const NamedQuery kAll{"sequence.all", R"sql(
  SELECT office_id, kind, period, last FROM sequences ORDER BY office_id, kind, period
)sql"};

}  // namespace

std::int64_t next_number(sql::Transaction& tx, OfficeId office, const std::string& kind,
                         const std::string& period) {
  tx.execute(kAdvance, {{"office_id", office}, {"kind", kind}, {"period", period}});
  const auto last = tx.first(
      kLast, [](const sql::Row& row) { return row.integer(0); },
      {{"office_id", office}, {"kind", kind}, {"period", period}});
  if (!last) throw std::runtime_error("sequence: the row just written is gone");
  return *last;
}

std::vector<Sequence> all_sequences(sql::Transaction& tx) {
  const auto read = [](const sql::Row& row) {
    return Sequence{.office = {row.integer(0)},
                    .kind = row.text(1),
                    .period = row.text(2),
                    .last = row.integer(3)};
  };
  return tx.all(kAll, read, {});
}

}  // namespace khongcho::store
