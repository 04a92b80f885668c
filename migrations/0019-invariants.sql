-- What must hold is checked by the hour and on demand; what was found, and what the house did about it, is kept.

CREATE TABLE invariant_run (
  id         uuid PRIMARY KEY,
  asked_by   text NOT NULL CHECK (asked_by IN ('schedule', 'staff', 'doctor')),
  depth      text NOT NULL CHECK (depth IN ('new', 'all')),
  started_at timestamptz NOT NULL
);
CREATE INDEX invariant_run_started ON invariant_run (started_at);

-- One row for each invariant that a run has checked, written when its check is done.
CREATE TABLE invariant_result (
  run_id      uuid NOT NULL REFERENCES invariant_run (id),
  invariant   text NOT NULL,
  depth       text NOT NULL CHECK (depth IN ('new', 'all')),
  state       text NOT NULL CHECK (state IN ('ok', 'violated', 'failed')),
  violations  integer NOT NULL CHECK (violations >= 0),
  more        boolean NOT NULL,               -- there are more than were counted
  failure     text,                           -- why it could not be checked
  mark        bigint,                         -- of a check that reads what is new: the audit entry up to which all is well
  mark_hash   bytea,
  millis      integer NOT NULL,
  checked_at  timestamptz NOT NULL,
  PRIMARY KEY (run_id, invariant),
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CHECK ((state = 'violated') = (violations > 0))
);
CREATE INDEX invariant_result_latest ON invariant_result (invariant, checked_at);
CREATE TRIGGER invariant_run_append_only BEFORE UPDATE OR DELETE ON invariant_run FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invariant_result_append_only BEFORE UPDATE OR DELETE ON invariant_result FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- While one stands, no money moves. At most one does; what is found meanwhile joins it.
CREATE TABLE money_hold (
  id              uuid PRIMARY KEY,
  since           timestamptz NOT NULL,
  revision        integer NOT NULL DEFAULT 1,
  acknowledged_at timestamptz,
  acknowledged_by uuid REFERENCES staff_account (id),
  execution_id    uuid,
  explanation     text,
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL) AND (acknowledged_at IS NULL) = (execution_id IS NULL) AND (acknowledged_at IS NULL) = (explanation IS NULL))
);
CREATE UNIQUE INDEX money_hold_standing ON money_hold ((true)) WHERE acknowledged_at IS NULL;

-- A violation is open from the run that finds it to the first that no longer does. Ids, codes and amounts; nothing personal.
CREATE TABLE invariant_finding (
  id           uuid PRIMARY KEY,
  invariant    text NOT NULL,
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  facts        jsonb NOT NULL,
  found_at     timestamptz NOT NULL,
  found_by     uuid NOT NULL REFERENCES invariant_run (id),
  gone_at      timestamptz,
  hold_id      uuid REFERENCES money_hold (id)
);
CREATE UNIQUE INDEX invariant_finding_open ON invariant_finding (invariant, subject_type, subject_id) WHERE gone_at IS NULL;
CREATE INDEX invariant_finding_hold ON invariant_finding (hold_id) WHERE hold_id IS NOT NULL;

-- Why a run of renewals did nothing: one such run tells it for each hold.
ALTER TABLE renewal_run ADD COLUMN held_by uuid REFERENCES money_hold (id);
CREATE UNIQUE INDEX renewal_run_held ON renewal_run (held_by) WHERE held_by IS NOT NULL;
