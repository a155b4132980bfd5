#include "core/paper/result_places.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/people/identity.h"

namespace khongcho {

NamedTexts dossier_places(const Dossier& dossier) {
  const Person& submitter = dossier.submitter;
  // The first paper handed in is the one to be copied or signed.
  const std::string paper = dossier.papers.empty() ? "" : dossier.papers.front().name;
  return {{"submitter", submitter.full_name},
          {"owner", dossier.owner_name.empty() ? submitter.full_name : dossier.owner_name},
          {"submitter_born", born_text(submitter.born_on)},
          {"submitter_sex", submitter.sex},
          {"submitter_id", submitter.personal_id},
          {"submitter_address", submitter.address},
          {"procedure", dossier.procedure_name},
          {"dossier_code", dossier.code},
          {"copies", fmt::format("{:02}", dossier.copies)},
          {"pages", dossier.pages > 0 ? std::to_string(dossier.pages) : ""},
          {"paper", paper}};
}

std::string value_of(const NamedTexts& values, std::string_view key) {
  const auto found = std::ranges::find(values, key, &NamedTexts::value_type::first);
  return found == values.end() ? "" : found->second;
}

}  // namespace khongcho
