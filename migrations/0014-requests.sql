-- What one person asks for and a second one has to agree to. Agreement makes an execution of it; until then nothing has happened.
CREATE TABLE action_request (
  id              uuid PRIMARY KEY,
  action          text NOT NULL,
  input           jsonb NOT NULL,
  target_type     text NOT NULL,
  target_id       uuid NOT NULL,
  target_revision integer NOT NULL,           -- as it was planned: whatever changes the target since makes the request void
  subscriber_id   uuid,
  market          text NOT NULL,
  plan            jsonb NOT NULL,
  maker_id        uuid NOT NULL REFERENCES staff_account (id),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  request_hash    text NOT NULL,
  reason_code     text NOT NULL,
  note            text,
  status          text NOT NULL CHECK (status IN ('awaiting', 'approved', 'refused', 'withdrawn', 'expired')),
  requested_at    timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL CHECK (expires_at > requested_at),
  checker_id      uuid REFERENCES staff_account (id) CHECK (checker_id <> maker_id),
  decided_at      timestamptz,
  decision_note   text,
  execution_id    uuid UNIQUE REFERENCES action_execution (id),
  UNIQUE (maker_id, idempotency_key),
  CHECK ((status = 'awaiting') = (decided_at IS NULL)),
  CHECK ((status IN ('approved', 'refused')) = (checker_id IS NOT NULL)),
  CHECK ((status = 'approved') = (execution_id IS NOT NULL))
);
CREATE UNIQUE INDEX action_request_one_awaiting ON action_request (target_type, target_id, action) WHERE status = 'awaiting';
CREATE INDEX action_request_status ON action_request (status, requested_at, id);
CREATE TRIGGER action_request_transition BEFORE UPDATE OF status ON action_request FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('request');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('request', 'awaiting', 'approved'), ('request', 'awaiting', 'refused'), ('request', 'awaiting', 'withdrawn'), ('request', 'awaiting', 'expired');
