#include "store/office_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsertOffice{"office.insert", R"sql(
  INSERT INTO offices (id, code, slug, name, level, profile, model, unit, address, hotline, active)
  VALUES (:id, :code, :slug, :name, :level, :profile, :model, :unit, :address, :hotline, :active)
)sql"};

const NamedQuery kUpdateOffice{"office.update", R"sql(
  UPDATE offices SET name = :name, profile = :profile, model = :model, address = :address,
    hotline = :hotline, active = :active
  WHERE id = :id
)sql"};

const NamedQuery kFindOffice{"office.find", R"sql(
  SELECT id, code, slug, name, level, profile, model, unit, address, hotline, active
  FROM offices WHERE id = :id
)sql"};

const NamedQuery kFindOfficeBySlug{"office.find_by_slug", R"sql(
  SELECT id, code, slug, name, level, profile, model, unit, address, hotline, active
  FROM offices WHERE slug = :slug
)sql"};

const NamedQuery kAllOffices{"office.all", R"sql(
  SELECT id, code, slug, name, level, profile, model, unit, address, hotline, active
  FROM offices ORDER BY code
)sql"};

const NamedQuery kInsertCounter{"counter.insert", R"sql(
  INSERT INTO counters (id, office_id, name, active) VALUES (:id, :office_id, :name, :active)
)sql"};

const NamedQuery kUpdateCounter{"counter.update", R"sql(
  UPDATE counters SET name = :name, active = :active WHERE id = :id
)sql"};

const NamedQuery kCountersOf{"counter.of_office", R"sql(
  SELECT id, office_id, name, active FROM counters WHERE office_id = :office_id ORDER BY name
)sql"};

const NamedQuery kFindCounter{"counter.find", R"sql(
  SELECT id, office_id, name, active FROM counters WHERE id = :id
)sql"};

Office read_office(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .code = row.text(1),
          .slug = row.text(2),
          .name = row.text(3),
          .level = row.text(4),
          .profile = row.text(5),
          .model = row.text(6),
          .unit = row.text(7),
          .address = row.text(8),
          .hotline = row.text(9),
          .active = row.boolean(10)};
}

Counter read_counter(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .name = row.text(2),
          .active = row.boolean(3)};
}

}  // namespace

void insert(sql::Transaction& tx, const Office& office) {
  tx.execute(kInsertOffice, {{"id", office.id},
                             {"code", office.code},
                             {"slug", office.slug},
                             {"name", office.name},
                             {"level", office.level},
                             {"profile", office.profile},
                             {"model", office.model},
                             {"unit", office.unit},
                             {"address", office.address},
                             {"hotline", office.hotline},
                             {"active", office.active}});
}

void update(sql::Transaction& tx, const Office& office) {
  tx.execute(kUpdateOffice, {{"id", office.id},
                             {"name", office.name},
                             {"profile", office.profile},
                             {"model", office.model},
                             {"address", office.address},
                             {"hotline", office.hotline},
                             {"active", office.active}});
}

std::optional<Office> find_office(sql::Transaction& tx, OfficeId id) {
  return tx.first(kFindOffice, read_office, {{"id", id}});
}

std::optional<Office> find_office_by_slug(sql::Transaction& tx, const std::string& slug) {
  return tx.first(kFindOfficeBySlug, read_office, {{"slug", slug}});
}

std::vector<Office> all_offices(sql::Transaction& tx) {
  return tx.all(kAllOffices, read_office, {});
}

void insert(sql::Transaction& tx, const Counter& counter) {
  tx.execute(kInsertCounter, {{"id", counter.id},
                              {"office_id", counter.office},
                              {"name", counter.name},
                              {"active", counter.active}});
}

void update(sql::Transaction& tx, const Counter& counter) {
  tx.execute(kUpdateCounter,
             {{"id", counter.id}, {"name", counter.name}, {"active", counter.active}});
}

std::vector<Counter> counters_of(sql::Transaction& tx, OfficeId office) {
  return tx.all(kCountersOf, read_counter, {{"office_id", office}});
}

std::optional<Counter> find_counter(sql::Transaction& tx, CounterId id) {
  return tx.first(kFindCounter, read_counter, {{"id", id}});
}

}  // namespace khongcho::store
