-- What a line has been through: one row for every change of its state. The revision that the step gave the line orders them.
CREATE TABLE line_step (
  line_id       uuid NOT NULL REFERENCES line (id),
  revision      integer NOT NULL,
  event         text NOT NULL,
  status_before text NOT NULL,
  status_after  text NOT NULL,
  due_at        timestamptz NOT NULL,         -- the moment from which it holds; a worker that was away takes the step later
  taken_at      timestamptz NOT NULL,
  PRIMARY KEY (line_id, revision),
  CHECK (status_before <> status_after)
);
CREATE TRIGGER line_step_append_only BEFORE UPDATE OR DELETE ON line_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
