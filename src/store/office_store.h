// Offices (Bộ phận Một cửa) and their counters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/office.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const Office& office);
void update(sql::Transaction& tx, const Office& office);
std::optional<Office> find_office(sql::Transaction& tx, OfficeId id);
std::optional<Office> find_office_by_slug(sql::Transaction& tx, const std::string& slug);
std::vector<Office> all_offices(sql::Transaction& tx);

void insert(sql::Transaction& tx, const Counter& counter);
void update(sql::Transaction& tx, const Counter& counter);
std::vector<Counter> counters_of(sql::Transaction& tx, OfficeId office);
std::optional<Counter> find_counter(sql::Transaction& tx, CounterId id);

}  // namespace khongcho::store
