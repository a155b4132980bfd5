-- The waiting room: tickets, what was done to each, counters at work, calls for help.

-- One row an office. Every change of the room takes this row first, so that two counters never
-- call the same person; its version tells the boards that something is new.
CREATE TABLE waiting_rooms (
  office_id      BIGINT PRIMARY KEY REFERENCES offices (id),
  queue_day      TEXT   NOT NULL,   -- numbers count from this day's first
  keep_until     TEXT,              -- the queue goes on until the end of this day; else its own
  version        BIGINT NOT NULL
);

CREATE TABLE tickets (
  id            BIGINT PRIMARY KEY,
  office_id     BIGINT NOT NULL REFERENCES offices (id),
  on_day        TEXT   NOT NULL,    -- queue day the number belongs to
  service       TEXT   NOT NULL,
  letter        TEXT   NOT NULL,
  number        BIGINT NOT NULL CHECK (number >= 1),
  priority      TEXT   NOT NULL,
  priority_rank BIGINT NOT NULL,
  state         TEXT   NOT NULL,
  outcome       TEXT   NOT NULL,
  taken_at      BIGINT NOT NULL,
  in_line_since BIGINT NOT NULL,
  overtaken     BIGINT NOT NULL,
  times_called  BIGINT NOT NULL,
  counter_id    BIGINT REFERENCES counters (id),
  officer_id    BIGINT REFERENCES officers (id),
  called_at     BIGINT,
  served_at     BIGINT,
  ended_at      BIGINT,
  channel       TEXT   NOT NULL,    -- kiosk, phone, counter, volunteer, appointment
  secret        TEXT   NOT NULL UNIQUE,  -- of the phone page and its QR
  request_key   TEXT,
  UNIQUE (office_id, on_day, letter, number),
  CHECK ((state = 'ended') = (outcome <> 'none'))
);
CREATE UNIQUE INDEX tickets_by_request_key ON tickets (request_key) WHERE request_key IS NOT NULL;
-- Whoever is still in the room; and the heads of its lines.
CREATE INDEX tickets_open ON tickets (office_id, in_line_since, id) WHERE state <> 'ended';
CREATE INDEX tickets_in_line ON tickets (office_id, service, in_line_since, id)
  WHERE state = 'waiting';
CREATE INDEX tickets_by_priority
  ON tickets (office_id, service, priority_rank DESC, in_line_since, id)
  WHERE state = 'waiting';
CREATE INDEX tickets_at_counter ON tickets (counter_id)
  WHERE state IN ('called', 'serving');
CREATE INDEX tickets_by_day ON tickets (office_id, on_day, taken_at, id);

-- Append-only. A call is announced by the id of its event.
CREATE TABLE ticket_events (
  id         BIGINT PRIMARY KEY,
  ticket_id  BIGINT NOT NULL REFERENCES tickets (id),
  office_id  BIGINT NOT NULL,
  kind       TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  counter_id BIGINT,
  officer_id BIGINT,
  detail     TEXT   NOT NULL
);
CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id);
CREATE INDEX ticket_events_calls ON ticket_events (office_id, at, id) WHERE kind = 'called';

-- Several dossiers may come of one ticket; a dossier comes of one at most.
CREATE TABLE ticket_dossiers (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  ticket_id  BIGINT NOT NULL REFERENCES tickets (id)
);
CREATE INDEX ticket_dossiers_by_ticket ON ticket_dossiers (ticket_id);

-- How each counter is now; no row: never opened.
CREATE TABLE counter_duties (
  counter_id BIGINT PRIMARY KEY REFERENCES counters (id),
  office_id  BIGINT NOT NULL REFERENCES offices (id),
  state      TEXT   NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
  services   TEXT   NOT NULL,       -- codes joined by commas; empty: all
  officer_id BIGINT REFERENCES officers (id),
  reason     TEXT   NOT NULL,
  back_at    BIGINT,
  since      BIGINT NOT NULL
);
CREATE INDEX counter_duties_by_office ON counter_duties (office_id);
CREATE TABLE counter_events (
  id         BIGINT PRIMARY KEY,
  counter_id BIGINT NOT NULL REFERENCES counters (id),
  at         BIGINT NOT NULL,
  state      TEXT   NOT NULL,
  officer_id BIGINT NOT NULL,
  reason     TEXT   NOT NULL
);
CREATE INDEX counter_events_by_counter ON counter_events (counter_id, id);

-- An officer asks colleagues to come, without a sound.
CREATE TABLE help_calls (
  id          BIGINT PRIMARY KEY,
  office_id   BIGINT NOT NULL REFERENCES offices (id),
  counter_id  BIGINT NOT NULL REFERENCES counters (id),
  officer_id  BIGINT NOT NULL REFERENCES officers (id),
  at          BIGINT NOT NULL,
  answered_by BIGINT REFERENCES officers (id),
  answered_at BIGINT
);
CREATE INDEX help_calls_open ON help_calls (office_id, id) WHERE answered_at IS NULL;
