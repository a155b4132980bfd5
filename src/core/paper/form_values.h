// What stands behind each key of a form text: "submitter", "due_at", "reason" …
#pragma once

#include "base/locale.h"
#include "core/law/form_text.h"
#include "core/paper/paper_facts.h"
#include "core/paper/paper_words.h"

namespace khongcho {

// Every key a form may name. A key with nothing behind it has an empty text.
NamedTexts form_values(const FormText& form, const PaperFacts& facts, const Locale& locale);
// "Nguyễn Thị Sáu", with whom it is for when somebody else hands it in.
std::string submitter_words(const Dossier& dossier, const Locale& locale);
// "Bộ phận Tiếp nhận và Trả kết quả xã Thanh Sơn, Quầy 1"
std::string return_place(const PaperFacts& facts, const Locale& locale);
// "30.000 đồng (đã nộp)", "Không phải nộp"
std::string fee_words(const Dossier& dossier, const Locale& locale);
// The instant the form is dated by; nothing where the dossier has not come to it.
std::optional<Instant> issued_at(const FormText& form, const PaperFacts& facts);
// Who issued it: on the letters of the head of the agency only an officer who may sign them.
OfficerId issuer(const FormText& form, const PaperFacts& facts);

}  // namespace khongcho
