// The tables of the forms: papers handed in or missing, hand-overs (giao, nhận), the register.
#pragma once

#include "base/locale.h"
#include "core/law/form_text.h"
#include "core/paper/paper_facts.h"
#include "core/paper/printed_form.h"

namespace khongcho {

// A form line with its headings and the given rows, each a text per column key.
PrintedTable table_of(const FormLine& line);

// Papers that are there, or on Mẫu 02 those asked for.
PrintedTable components_table(const FormLine& line, const PaperFacts& facts, bool missing,
                              const Locale& locale);
// One row per hand-over; the signature lines of the form stand inside each.
PrintedTable handovers_table(const FormText& form, const FormLine& line, const PaperFacts& facts,
                             const Locale& locale);
// With the row that numbers the columns.
PrintedTable register_table(const FormLine& line, const RegisterFacts& facts, const Locale& locale);

}  // namespace khongcho
