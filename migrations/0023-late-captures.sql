-- Money that turns up after its charge was closed: a request that was held up on its way, or a clock that was wrong.
INSERT INTO state_transition (machine, from_state, to_state) VALUES ('charge', 'failed', 'succeeded'), ('charge', 'canceled', 'succeeded');
ALTER TABLE support_case DROP CONSTRAINT support_case_topic_check;
ALTER TABLE support_case ADD CONSTRAINT support_case_topic_check CHECK (topic IN
  ('amount_mismatch', 'paid_after_loss', 'outcome_unresolved', 'chargeback', 'refund_unknown', 'refund_returned', 'refund_mismatch', 'refund_elsewhere', 'late_capture'));
