// Fills in the prescribed forms: the text of a form set (data/forms) with one dossier, or the
// register with the dossiers of some days. Any form of any set is filled by its keys alone.
#pragma once

#include "base/expected.h"
#include "base/locale.h"
#include "core/law/form_text.h"
#include "core/paper/paper_facts.h"
#include "core/paper/printed_form.h"

namespace khongcho {

// Refuses (`paper.not_issued`) a form the dossier has not come to: no refusal slip for a dossier
// that was received. `locale` is that of papers, always Vietnamese.
Expected<PrintedForm> fill_form(const FormText& form, const PaperFacts& facts,
                                const Locale& locale);
PrintedForm fill_register(const FormText& form, const RegisterFacts& facts, Instant printed_at,
                          const Locale& locale);

}  // namespace khongcho
