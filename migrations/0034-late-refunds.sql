-- A refund that was closed as never received, and that the provider has made after all.
INSERT INTO state_transition (machine, from_state, to_state) VALUES ('refund', 'canceled', 'succeeded'), ('refund', 'canceled', 'failed');
ALTER TABLE support_case DROP CONSTRAINT support_case_topic_check;
ALTER TABLE support_case ADD CONSTRAINT support_case_topic_check CHECK (topic IN
  ('amount_mismatch', 'paid_after_loss', 'outcome_unresolved', 'chargeback', 'refund_unknown', 'refund_returned', 'refund_mismatch', 'refund_elsewhere', 'late_capture', 'refund_late'));
