-- What providers say that they took, line by line, to be held against the books.
CREATE TABLE settlement_line (
  provider     text NOT NULL,
  line_id      text NOT NULL,                 -- the provider's id of the movement
  charge_id    uuid,                          -- as the provider names it: not a key, as the books may be those of yesterday's backup
  amount_minor bigint NOT NULL,
  currency     text NOT NULL,
  taken_at     timestamptz NOT NULL,
  read_at      timestamptz NOT NULL,
  PRIMARY KEY (provider, line_id)
);
CREATE INDEX settlement_line_charge ON settlement_line (charge_id) WHERE charge_id IS NOT NULL;
CREATE TRIGGER settlement_line_append_only BEFORE UPDATE OR DELETE ON settlement_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE settlement_reading (
  provider text PRIMARY KEY,
  began_at timestamptz NOT NULL,              -- charges that were made before are not looked for
  read_to  timestamptz NOT NULL
);

ALTER TABLE charge_attempt
  DROP CONSTRAINT charge_attempt_kind_check,
  ADD CONSTRAINT charge_attempt_kind_check CHECK (kind IN ('create', 'query', 'webhook', 'settlement', 'staff'));
ALTER TABLE support_case DROP CONSTRAINT support_case_topic_check;
ALTER TABLE support_case ADD CONSTRAINT support_case_topic_check CHECK (topic IN
  ('amount_mismatch', 'paid_after_loss', 'outcome_unresolved', 'chargeback', 'refund_unknown', 'refund_returned', 'refund_mismatch', 'refund_elsewhere', 'late_capture', 'refund_late', 'settlement_differs'));
