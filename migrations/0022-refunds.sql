-- Money that goes back. A refund's id is the idempotency key that the provider sees; one of a charge is under way at a time.
CREATE TABLE refund (
  id            uuid PRIMARY KEY,
  reference     text NOT NULL UNIQUE,
  charge_id     uuid NOT NULL REFERENCES charge (id),
  line_id       uuid NOT NULL REFERENCES line (id),
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  market        text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('correction', 'goodwill', 'reversal')),
  provider      text NOT NULL,
  provider_reference text,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  currency      text NOT NULL,
  status        text NOT NULL CHECK (status IN ('pending', 'unknown', 'succeeded', 'failed', 'canceled')),
  raw_code      text,
  failure_code  text CHECK (failure_code IN ('refused', 'returned', 'unreachable', 'never_received', 'amount_mismatch')),
  requested_by  text NOT NULL CHECK (requested_by IN ('staff', 'provider')),
  execution_id  uuid,
  created_at    timestamptz NOT NULL,
  settled_at    timestamptz,
  returned_at   timestamptz,                  -- the bank sent the money back to us after it had gone
  next_check_at timestamptz,
  checks        integer NOT NULL DEFAULT 0,
  -- What a reversal took back when it was settled.
  validity_before timestamptz,
  validity_after  timestamptz,
  points_taken  bigint NOT NULL DEFAULT 0 CHECK (points_taken >= 0),
  points_written_off bigint NOT NULL DEFAULT 0 CHECK (points_written_off >= 0),
  CHECK ((status IN ('succeeded', 'failed', 'canceled')) = (settled_at IS NOT NULL)),
  CHECK ((status = 'failed') >= (returned_at IS NOT NULL)),
  CHECK (status NOT IN ('failed', 'canceled') OR failure_code IS NOT NULL),
  CHECK ((validity_before IS NULL) = (validity_after IS NULL)),
  CHECK (validity_after < validity_before)
);
CREATE UNIQUE INDEX refund_one_open ON refund (charge_id) WHERE status IN ('pending', 'unknown');
CREATE UNIQUE INDEX refund_provider_reference ON refund (provider, provider_reference) WHERE provider_reference IS NOT NULL;
CREATE INDEX refund_charge ON refund (charge_id, created_at, id);
CREATE INDEX refund_subscriber ON refund (subscriber_id, created_at, id);
CREATE INDEX refund_check ON refund (next_check_at) WHERE status IN ('pending', 'unknown');
CREATE TRIGGER refund_transition BEFORE UPDATE OF status ON refund FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('refund');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('refund', 'pending', 'succeeded'), ('refund', 'pending', 'failed'), ('refund', 'pending', 'unknown'), ('refund', 'pending', 'canceled'),
  ('refund', 'unknown', 'succeeded'), ('refund', 'unknown', 'failed'), ('refund', 'unknown', 'canceled'),
  ('refund', 'succeeded', 'failed');

-- Refunds that are under way or done never sum to more than was taken. The charge's row is locked, so that two cannot both be the last.
CREATE FUNCTION refunds_within_charge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken charge%ROWTYPE;
  limit_minor bigint;
BEGIN
  SELECT * INTO taken FROM charge WHERE id = NEW.charge_id FOR NO KEY UPDATE;
  limit_minor := CASE WHEN taken.status = 'succeeded' AND taken.currency = NEW.currency THEN taken.amount_minor
    -- Money that came otherwise than it was asked for is known by the ledger alone.
    ELSE (SELECT coalesce(sum(p.amount_minor), 0) FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
          WHERE t.ref = 'charge:' || NEW.charge_id AND p.account = 'provider_clearing' AND p.currency = NEW.currency) END;
  IF (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.charge_id = NEW.charge_id AND r.id <> NEW.id AND r.status IN ('pending', 'unknown', 'succeeded'))
     + NEW.amount_minor > limit_minor THEN
    RAISE EXCEPTION 'refunds of charge % would be more than it took', NEW.charge_id USING ERRCODE = '23514', CONSTRAINT = 'refunds_within_charge';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_within_charge BEFORE INSERT OR UPDATE OF status, amount_minor, currency, charge_id ON refund FOR EACH ROW
  WHEN (NEW.status IN ('pending', 'unknown', 'succeeded')) EXECUTE FUNCTION refunds_within_charge();

-- Every exchange with the provider about a refund.
CREATE TABLE refund_attempt (
  refund_id    uuid NOT NULL REFERENCES refund (id),
  seq          integer NOT NULL CHECK (seq > 0),
  kind         text NOT NULL CHECK (kind IN ('create', 'query', 'webhook')),
  started_at   timestamptz NOT NULL,
  finished_at  timestamptz NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('succeeded', 'failed', 'unknown', 'not_found', 'not_reached')),
  provider_reference text,
  raw_code     text,
  note         text,
  message      text,                          -- the provider's words, or the technical detail of our note
  request_id   text,
  PRIMARY KEY (refund_id, seq)
);
CREATE TRIGGER refund_attempt_append_only BEFORE UPDATE OR DELETE ON refund_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A payment that the subscriber takes back through the bank. `inquiry`: the bank asks, no money has moved.
CREATE TABLE dispute (
  id            uuid PRIMARY KEY,
  charge_id     uuid NOT NULL REFERENCES charge (id),
  line_id       uuid NOT NULL REFERENCES line (id),
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  market        text NOT NULL,
  provider      text NOT NULL,
  provider_reference text NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  currency      text NOT NULL,
  fee_minor     bigint NOT NULL CHECK (fee_minor >= 0),
  fee_currency  text NOT NULL,
  reason        text,                         -- the provider's word
  status        text NOT NULL CHECK (status IN ('inquiry', 'open', 'won', 'lost', 'dropped')),
  opened_at     timestamptz NOT NULL,
  closed_at     timestamptz,
  UNIQUE (provider, provider_reference),
  CHECK ((status IN ('won', 'lost', 'dropped')) = (closed_at IS NOT NULL))
);
CREATE INDEX dispute_charge ON dispute (charge_id);
CREATE INDEX dispute_subscriber ON dispute (subscriber_id, opened_at, id);
CREATE TRIGGER dispute_transition BEFORE UPDATE OF status ON dispute FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('dispute');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('dispute', 'inquiry', 'open'), ('dispute', 'inquiry', 'won'), ('dispute', 'inquiry', 'lost'), ('dispute', 'inquiry', 'dropped'),
  ('dispute', 'open', 'won'), ('dispute', 'open', 'lost');

-- A reversal takes the renewal back: its period can be renewed again.
INSERT INTO state_transition (machine, from_state, to_state) VALUES ('renewal', 'succeeded', 'canceled');
ALTER TABLE validity_movement DROP CONSTRAINT validity_movement_source_check;
ALTER TABLE validity_movement ADD CONSTRAINT validity_movement_source_check CHECK (source IN ('import', 'charge', 'staff', 'undo', 'plan_change', 'refund'));

-- Several things may have to be decided about one charge, each of them once.
ALTER TABLE support_case DROP CONSTRAINT support_case_charge_id_key;
ALTER TABLE support_case ADD CONSTRAINT support_case_charge_topic_key UNIQUE (charge_id, topic);
ALTER TABLE support_case DROP CONSTRAINT support_case_topic_check;
ALTER TABLE support_case ADD CONSTRAINT support_case_topic_check CHECK (topic IN
  ('amount_mismatch', 'paid_after_loss', 'outcome_unresolved', 'chargeback', 'refund_unknown', 'refund_returned', 'refund_mismatch', 'refund_elsewhere'));

-- Messages about money that goes back are read one by one, and wait until what they speak of is known here.
ALTER TABLE webhook_event ADD COLUMN lane text NOT NULL DEFAULT 'charge' CHECK (lane IN ('charge', 'money_back'));
ALTER TABLE webhook_event ADD COLUMN parked_until timestamptz;
CREATE INDEX webhook_event_money_back ON webhook_event (received_at) WHERE processed_at IS NULL AND lane = 'money_back';
