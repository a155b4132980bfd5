// What a specialist fills into a result document, kept as the dossier's draft: a line
// "label: value" for each input, further lines of a value indented. A draft may also be plain text,
// as for a result nobody has made a form of; then it is the result's text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/dossier/dossier.h"
#include "core/law/result_text.h"

namespace khongcho {

// By ResultInput::key; nothing empty.
using ResultValues = std::map<std::string, std::string, std::less<>>;

std::string draft_text(const ResultText& result, const ResultValues& values);
// Nothing where the draft is plain text or empty.
std::optional<ResultValues> values_in(const ResultText& result, std::string_view draft);

// Texts as people type them, made tidy: NFC, single blanks, dates as dd/MM/yyyy.
ResultValues tidy_values(const ResultText& result, ResultValues typed);
// dd/MM/yyyy or yyyy-MM-dd.
std::optional<CivilDay> typed_day(std::string_view text);
// Everything wrong with them: result.missing, result.no_day, result.no_number, result.too_long,
// each naming its input and label.
std::vector<Error> value_problems(const ResultText& result, const ResultValues& values);

// What the dossier already tells. `answers` holds the words of the situation by question.
ResultValues first_values(const ResultText& result, const Dossier& dossier,
                          const ResultValues& answers);

}  // namespace khongcho
