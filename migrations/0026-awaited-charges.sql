-- A charge may wait for the subscriber instead of the provider: for a bank transfer, or for a confirmation in person.
ALTER TABLE charge
  DROP CONSTRAINT charge_status_check,
  ADD CONSTRAINT charge_status_check CHECK (status IN ('pending', 'unknown', 'awaiting', 'succeeded', 'failed', 'canceled'));
DROP INDEX charge_one_open;
CREATE UNIQUE INDEX charge_one_open ON charge (line_id) WHERE status IN ('pending', 'unknown', 'awaiting');
ALTER TABLE charge_attempt
  DROP CONSTRAINT charge_attempt_kind_check,
  ADD CONSTRAINT charge_attempt_kind_check CHECK (kind IN ('create', 'query', 'webhook', 'staff'));   -- staff: evidence that two persons agreed on
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('charge', 'pending', 'awaiting'), ('charge', 'awaiting', 'succeeded'), ('charge', 'awaiting', 'failed'), ('charge', 'awaiting', 'unknown'), ('charge', 'awaiting', 'canceled'),
  ('charge', 'unknown', 'awaiting');

ALTER TABLE renewal
  DROP CONSTRAINT renewal_status_check,
  ADD CONSTRAINT renewal_status_check CHECK (status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed', 'succeeded', 'lapsed', 'canceled'));
DROP INDEX renewal_one_open;
CREATE UNIQUE INDEX renewal_one_open ON renewal (line_id) WHERE status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('renewal', 'charging', 'awaiting'), ('renewal', 'awaiting', 'succeeded'), ('renewal', 'awaiting', 'failed'), ('renewal', 'awaiting', 'unknown'), ('renewal', 'awaiting', 'lapsed'),
  ('renewal', 'awaiting', 'retry_scheduled'), ('renewal', 'unknown', 'awaiting');
ALTER TABLE renewal_run ADD COLUMN awaited integer NOT NULL DEFAULT 0;   -- handed to the subscriber

-- The trigger of the statement keeps the clocks of all its lines; one for each row besides did the same again.
DROP TRIGGER renewal_follows_line ON line;
DROP FUNCTION renewal_follows_line();
-- Every exchange may also end with the subscriber's turn.
ALTER TABLE charge_attempt
  DROP CONSTRAINT charge_attempt_outcome_check,
  ADD CONSTRAINT charge_attempt_outcome_check CHECK (outcome IN ('succeeded', 'failed', 'unknown', 'awaiting', 'not_found', 'not_reached'));

CREATE OR REPLACE FUNCTION keep_renewal_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE renewal r SET number_lost_at = m.number_lost_at
  FROM moved m
  WHERE r.line_id = m.id AND r.status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed') AND r.number_lost_at <> m.number_lost_at;
  RETURN NULL;
END $$;
