-- One action over many failures: the selection is frozen, previewed, and carried out row by row. The rows are the truth; a worker that is gone left nothing else.
CREATE TABLE bulk_run (
  id          uuid PRIMARY KEY,
  reference   text NOT NULL UNIQUE,
  action      text NOT NULL,                  -- an action of the bus, or 'undo'
  input       jsonb NOT NULL,
  reason_code text NOT NULL,
  note        text,
  selection   jsonb NOT NULL,                 -- the filter, or that rows were chosen by hand; for the record only
  status      text NOT NULL CHECK (status IN ('preparing', 'ready', 'running', 'paused', 'canceling', 'canceled', 'done')),
  undo_of     uuid REFERENCES bulk_run (id),
  created_by  uuid NOT NULL REFERENCES staff_account (id),
  created_at  timestamptz NOT NULL,
  started_at  timestamptz,
  finished_at timestamptz,
  worker_until timestamptz,                   -- a worker has it, by the database's clock
  CHECK ((action = 'undo') = (undo_of IS NOT NULL)),
  CHECK ((status IN ('done', 'canceled')) = (finished_at IS NOT NULL))
);
CREATE INDEX bulk_run_created ON bulk_run (created_at, id);
CREATE INDEX bulk_run_work ON bulk_run (created_at) WHERE status IN ('preparing', 'running', 'canceling');
CREATE TRIGGER bulk_run_transition BEFORE UPDATE OF status ON bulk_run FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('bulk_run');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('bulk_run', 'preparing', 'ready'), ('bulk_run', 'preparing', 'canceling'), ('bulk_run', 'ready', 'running'), ('bulk_run', 'ready', 'canceling'),
  ('bulk_run', 'running', 'paused'), ('bulk_run', 'running', 'canceling'), ('bulk_run', 'running', 'done'),
  ('bulk_run', 'paused', 'running'), ('bulk_run', 'paused', 'canceling'), ('bulk_run', 'canceling', 'canceled');

CREATE TABLE bulk_row (
  run_id        uuid NOT NULL REFERENCES bulk_run (id),
  n             integer NOT NULL CHECK (n > 0),
  renewal_id    uuid NOT NULL REFERENCES renewal (id),
  line_id       uuid NOT NULL REFERENCES line (id),
  subscriber_id uuid NOT NULL,
  undoes        uuid REFERENCES action_execution (id),
  verdict       text CHECK (verdict IN ('ok', 'refused')),       -- of the preview
  money_minor   bigint,
  currency      text,
  days          integer,
  status        text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'declined', 'pending', 'refused', 'skipped')),
  code          text,                                            -- of the refusal, in the preview or later
  params        jsonb,
  attempts      integer NOT NULL DEFAULT 0,
  execution_id  uuid REFERENCES action_execution (id),
  finished_at   timestamptz,
  PRIMARY KEY (run_id, n)
);
CREATE INDEX bulk_row_pending ON bulk_row (run_id, n) WHERE status = 'pending';
