-- The book of dossiers (Sổ theo dõi hồ sơ) is printed by days.
CREATE INDEX register_entries_by_day ON register_entries (office_id, kind, on_day, n);
