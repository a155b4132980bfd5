// The rows of the whole dossier's page, each kind made by itself.
#pragma once

#include <vector>

#include "app/whole_dossier.h"
#include "web/dossier/whole_page.h"

namespace khongcho::web {

std::string name_in(const app::WholeDossier& whole, OfficerId id);
// "Đang ở tay …", "Đã giao …, chưa nhận", "Người dân đang giữ".
std::string hands_words(const Locale& locale, const app::WholeDossier& whole);
// Receiving, deciding and helping office; none where all are one.
std::vector<FactRow> office_rows(const Locale& locale, const app::WholeDossier& whole);
std::vector<PassingRow> passing_rows(const Locale& locale, const app::WholeDossier& whole,
                                     Instant now);
std::vector<StepUseRow> step_rows(const Locale& locale, const app::WholeDossier& whole,
                                  Instant now);
std::vector<ConsultationRow> consultation_rows(const Locale& locale,
                                               const app::WholeDossier& whole);
std::vector<RelatedRow> related_rows(const Locale& locale, const app::WholeDossier& whole,
                                     Instant now);
std::vector<ToldRow> told_rows(const Locale& locale, const app::WholeDossier& whole, Instant now);
std::vector<MessageRow> message_rows(const app::WholeDossier& whole);

}  // namespace khongcho::web
