-- A method that must never be charged again says why; consent can be given anew, and then what was declined before it counts as an ordinary decline.
ALTER TABLE payment_method
  ADD COLUMN blocked_at timestamptz,
  ADD COLUMN consent_restored_at timestamptz,
  ADD CHECK (blocked_reason IN ('consent', 'visa_category_1', 'advice')),
  ADD CHECK ((status = 'blocked') = (blocked_reason IS NOT NULL) OR status = 'removed');

ALTER TABLE charge
  ADD COLUMN asked_at timestamptz;   -- when the provider was last asked about it, by the database's clock: a short lease

-- The retry budget of a card: its declines within the networks' windows. Written only when a charge fails.
CREATE INDEX charge_declined ON charge (payment_method_id, created_at) WHERE status = 'failed';

-- Nothing is guessed: a charge about which the provider never gave an answer becomes a person's.
ALTER TABLE support_case DROP CONSTRAINT support_case_topic_check,
  ADD CONSTRAINT support_case_topic_check CHECK (topic IN ('amount_mismatch', 'paid_after_loss', 'outcome_unresolved'));
