#include "store/hand_over_store.h"

#include "store/dossier_rows.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kOfferedTo{
    "hand_over.offered_to",
    select_dossiers("WHERE offered_to_id = :officer_id AND offered_to_id IS NOT NULL"
                    " AND offered_at IS NOT NULL AND (offered_at, id) > (:after_at, :after_id)"
                    " ORDER BY offered_at, id LIMIT :limit")};

const NamedQuery kOfferedToRole{
    "hand_over.offered_to_role",
    select_dossiers("WHERE COALESCE(competent_office_id, office_id) = :office_id"
                    " AND offered_role = :role AND offered_at IS NOT NULL AND offered_to_id IS NULL"
                    " AND (offered_at, id) > (:after_at, :after_id)"
                    " ORDER BY offered_at, id LIMIT :limit")};

// Decided elsewhere, and back at the counter of this office.
const NamedQuery kOfferedToDesk{
    "hand_over.offered_to_desk",
    select_dossiers("WHERE office_id = :office_id AND competent_office_id IS NOT NULL"
                    " AND offered_role = :role AND offered_at IS NOT NULL AND offered_to_id IS NULL"
                    " AND (offered_at, id) > (:after_at, :after_id)"
                    " ORDER BY offered_at, id LIMIT :limit")};

const NamedQuery kGivenBy{
    "hand_over.given_by",
    select_dossiers("WHERE holder_id = :officer_id AND holder_id IS NOT NULL"
                    " AND offered_at IS NOT NULL AND (offered_at, id) > (:after_at, :after_id)"
                    " ORDER BY offered_at, id LIMIT :limit")};

const NamedQuery kInHand{
    "hand_over.in_hand",
    select_dossiers("WHERE holder_id = :officer_id AND holder_id IS NOT NULL"
                    " AND offered_at IS NULL AND state NOT IN ('submitted', 'instructed',"
                    " 'rejected', 'returned', 'withdrawn', 'stopped')"
                    " AND (received_at, id) > (:after_at, :after_id)"
                    " ORDER BY received_at, id LIMIT :limit")};

// The final states are left out one by one, so that the query stays a range of the index.
const NamedQuery kHeldBy{
    "hand_over.held_by",
    select_dossiers("WHERE holder_id = :officer_id AND holder_id IS NOT NULL"
                    " AND state IN ('received', 'assigned', 'drafted', 'supplement_requested',"
                    " 'payment_requested', 'awaiting_appraisal', 'awaiting_signature',"
                    " 'signed_off', 'result_ready') ORDER BY id LIMIT :limit")};

}  // namespace

std::vector<Dossier> offered_to(sql::Transaction& tx, OfficerId officer, int limit,
                                const OfferKey& after) {
  return tx.all(kOfferedTo, read_dossier,
                {{"officer_id", officer},
                 {"after_at", after.at},
                 {"after_id", after.dossier},
                 {"limit", limit}});
}

std::vector<Dossier> offered_to_role(sql::Transaction& tx, OfficeId office, Role role, int limit,
                                     const OfferKey& after) {
  const std::vector<sql::Param> params{{"office_id", office},
                                       {"role", text_of(role)},
                                       {"after_at", after.at},
                                       {"after_id", after.dossier},
                                       {"limit", limit}};
  auto offered = tx.all(kOfferedToRole, read_dossier, params);
  for (Dossier& dossier : tx.all(kOfferedToDesk, read_dossier, params))
    offered.push_back(std::move(dossier));
  return offered;
}

std::vector<Dossier> given_by(sql::Transaction& tx, OfficerId officer, int limit,
                              const OfferKey& after) {
  return tx.all(kGivenBy, read_dossier,
                {{"officer_id", officer},
                 {"after_at", after.at},
                 {"after_id", after.dossier},
                 {"limit", limit}});
}

std::vector<Dossier> in_hand_of(sql::Transaction& tx, OfficerId officer, int limit,
                                const OfferKey& after) {
  return tx.all(kInHand, read_dossier,
                {{"officer_id", officer},
                 {"after_at", after.at},
                 {"after_id", after.dossier},
                 {"limit", limit}});
}

std::vector<Dossier> held_by(sql::Transaction& tx, OfficerId officer, int limit) {
  return tx.all(kHeldBy, read_dossier, {{"officer_id", officer}, {"limit", limit}});
}

}  // namespace khongcho::store
