-- One row per executed action. The key belongs to the intent: the same key gives the same answer.
CREATE TABLE action_execution (
  id              uuid PRIMARY KEY,
  action          text NOT NULL,
  target_type     text NOT NULL,
  target_id       uuid NOT NULL,
  subscriber_id   uuid,
  actor_id        uuid NOT NULL REFERENCES staff_account (id),
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 8 AND 128),
  request_hash    text NOT NULL,              -- action and input: the same key with another request is refused
  plan            jsonb NOT NULL,
  plan_hash       text NOT NULL,
  reason_code     text NOT NULL,
  note            text,
  status          text NOT NULL CHECK (status IN ('in_progress', 'completed', 'declined', 'pending')),
  result          jsonb,
  target_revision integer NOT NULL,           -- the revision that this execution produced
  undo_of         uuid UNIQUE REFERENCES action_execution (id),
  executed_at     timestamptz NOT NULL,
  UNIQUE (actor_id, idempotency_key)
);
CREATE INDEX action_execution_target ON action_execution (target_type, target_id, executed_at);
CREATE INDEX action_execution_subscriber ON action_execution (subscriber_id, executed_at) WHERE subscriber_id IS NOT NULL;
