// Asking another office (lấy ý kiến phối hợp): a question with a due time, its answer, or the
// question taken back. The dossier's own clock runs on meanwhile.
#pragma once

#include <string>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho {

bool is_open(const Consultation& consultation);
bool has_open_consultation(const Dossier& dossier);
const Consultation* find_consultation(const Dossier& dossier, ConsultationId id);

// `asked`: id, office, question, asked_by, asked_at, due_at. Refuses where nobody works on the
// dossier, the deciding office itself, an office still asked, a due time that has passed or lies
// after the dossier's own, a question without words.
Expected<Dossier> consult(Dossier dossier, Consultation asked);
// Refuses one closed already, and an answer without words. Late is late, and answered all the same.
Expected<Dossier> answer_consultation(Dossier dossier, ConsultationId id, OfficerId by,
                                      std::string answer, Instant now);
Expected<Dossier> withdraw_consultation(Dossier dossier, ConsultationId id);

}  // namespace khongcho
