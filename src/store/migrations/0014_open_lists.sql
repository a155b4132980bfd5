-- Lists of an office with very many open dossiers: each is a range of an index in its own order.

-- A specialist's list is of one office; read from the index alone until rows are shown.
DROP INDEX dossiers_by_specialist_state_due;
CREATE INDEX dossiers_by_specialist
  ON dossiers (specialist_id, COALESCE(competent_office_id, office_id), state,
               COALESCE(printed_due_at, 9000000000000), id);
-- The order dossiers came in, with the names people search for.
DROP INDEX dossiers_by_office_received;
CREATE INDEX dossiers_by_office_received ON dossiers (office_id, received_at, id, name_folded);
-- Given by somebody and not accepted yet; in somebody's hands and not on its way.
CREATE INDEX dossiers_given_by ON dossiers (holder_id, offered_at, id)
  WHERE holder_id IS NOT NULL AND offered_at IS NOT NULL;
CREATE INDEX dossiers_in_hand ON dossiers (holder_id, received_at, id)
  WHERE holder_id IS NOT NULL AND offered_at IS NULL
    AND state NOT IN ('submitted', 'instructed', 'rejected', 'returned', 'withdrawn', 'stopped');
-- Offered to the counter of the office that received what another decides.
CREATE INDEX dossiers_offered_to_desk ON dossiers (office_id, offered_role, offered_at, id)
  WHERE competent_office_id IS NOT NULL AND offered_at IS NOT NULL;
-- Signed and not sealed.
CREATE INDEX dossiers_unsealed
  ON dossiers (COALESCE(competent_office_id, office_id), COALESCE(printed_due_at, 9000000000000),
               id)
  WHERE state = 'signed_off' AND sealed_at IS NULL;
