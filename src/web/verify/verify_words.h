// Verdicts about files and signatures in words.
#pragma once

#include <vector>

#include "app/verified_result.h"
#include "web/verify/verify_page.h"

namespace khongcho::web {

std::vector<VerifyFact> issued_facts(const Locale& locale, const app::IssuedResult& issued);
VerifyAnswer answer_about(const Locale& locale, const app::VerifiedFile& file);

}  // namespace khongcho::web
