-- Who works on a line just now. A lease ends by itself; the row that it leaves behind is taken by the next. Times are the database's.
CREATE TABLE line_lease (
  line_id    uuid PRIMARY KEY REFERENCES line (id),
  staff_id   uuid NOT NULL REFERENCES staff_account (id),
  claimed_at timestamptz NOT NULL,
  until      timestamptz NOT NULL,
  CHECK (until > claimed_at)
);
CREATE INDEX line_lease_staff ON line_lease (staff_id, line_id);
