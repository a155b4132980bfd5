// Fills in a result document from the dossier, the specialist's draft, the numbers of the
// registers and whoever signs. Before the signature what is not known yet is dotted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "base/time.h"
#include "core/dossier/dossier.h"
#include "core/law/law.h"
#include "core/law/result_text.h"
#include "core/paper/printed_result.h"
#include "core/paper/register_lines.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/staffing/delegation.h"

namespace khongcho {

// A signature given in writing by somebody else.
struct DelegatedSignature {
  DelegationManner manner = DelegationManner::by_authority;
  std::string giver_title;  // "Chủ tịch"; empty: the one of the level
};

struct ResultFacts {
  Dossier dossier;
  Office office;  // that decides
  LevelNames level;
  std::optional<Officer> signer = {};        // who signed, or is to
  std::optional<DelegatedSignature> under = {};  // where it is not the signer's own right
  std::vector<RegisterNumber> numbers = {};  // in the order of ResultText::registers
  std::string public_address = {};           // for the QR; may be empty
};

// `locale` is that of papers, always Vietnamese.
PrintedResult fill_result(const ResultText& text, const ResultFacts& facts, const Locale& locale);

// What the registers say of it: the subject and the content, the names as they stand when the draft
// does not tell.
struct EntryWords {
  std::string subject;
  std::string content;
};
EntryWords entry_words(const ResultText& text, const Dossier& dossier);

// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" for "Phó Chủ tịch"; by authority of the
// chair "TUQ. CHỦ TỊCH" and the signer's own title. Without a title the one of the level
// (NĐ 30/2020, phụ lục I: the head's title follows the letters, whoever of the leaders gave it).
std::vector<std::string> signature_lines(const Officer& signer, const LevelNames& level,
                                         const Locale& locale,
                                         const std::optional<DelegatedSignature>& under = {});

}  // namespace khongcho
