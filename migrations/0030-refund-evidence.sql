-- What two persons found out about a refund that the provider never spoke of stands among its exchanges.
ALTER TABLE refund_attempt
  DROP CONSTRAINT refund_attempt_kind_check,
  ADD CONSTRAINT refund_attempt_kind_check CHECK (kind IN ('create', 'query', 'webhook', 'staff'));
