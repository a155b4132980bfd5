-- Appointments: a place of a slot of a service, on one day, by a code.

CREATE TABLE appointments (
  id           BIGINT PRIMARY KEY,
  office_id    BIGINT NOT NULL REFERENCES offices (id),
  code         TEXT   NOT NULL UNIQUE,
  service      TEXT   NOT NULL,
  begins_at    BIGINT NOT NULL,
  ends_at      BIGINT NOT NULL,
  place        BIGINT NOT NULL CHECK (place >= 1),
  phone        TEXT,                -- E.164
  booked_at    BIGINT NOT NULL,
  request_key  TEXT,
  cancelled_at BIGINT,
  arrived_at   BIGINT,
  ticket_id    BIGINT REFERENCES tickets (id),
  CHECK (begins_at < ends_at),
  CHECK ((arrived_at IS NULL) = (ticket_id IS NULL)),
  CHECK (cancelled_at IS NULL OR arrived_at IS NULL)
);
CREATE UNIQUE INDEX appointments_by_request_key ON appointments (request_key)
  WHERE request_key IS NOT NULL;
-- No place twice, whatever asks for it.
CREATE UNIQUE INDEX appointments_by_place
  ON appointments (office_id, service, begins_at, place) WHERE cancelled_at IS NULL;
CREATE INDEX appointments_by_day ON appointments (office_id, begins_at, id);
CREATE INDEX appointments_by_phone ON appointments (office_id, phone, begins_at)
  WHERE phone IS NOT NULL AND cancelled_at IS NULL;
