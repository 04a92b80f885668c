-- Never a card number: a provider's token, the brand, the last four digits and the expiry.
CREATE TABLE payment_method (
  id            uuid PRIMARY KEY,
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  provider      text NOT NULL CHECK (provider IN ('stripe', 'paypal')),
  provider_token text NOT NULL,
  provider_customer text,
  brand         text NOT NULL,
  last4         text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
  expiry_month  smallint NOT NULL CHECK (expiry_month BETWEEN 1 AND 12),
  expiry_year   smallint NOT NULL CHECK (expiry_year BETWEEN 2000 AND 2100),
  is_default    boolean NOT NULL,
  status        text NOT NULL CHECK (status IN ('usable', 'blocked', 'removed')),
  blocked_reason text,
  created_at    timestamptz NOT NULL,
  UNIQUE (subscriber_id, provider, provider_token)
);
CREATE UNIQUE INDEX payment_method_default ON payment_method (subscriber_id) WHERE is_default AND status <> 'removed';

-- One charge is one intent to take money once; its id is the idempotency key that the provider sees.
CREATE TABLE charge (
  id                uuid PRIMARY KEY,
  reference         text NOT NULL UNIQUE,
  renewal_id        uuid NOT NULL,
  line_id           uuid NOT NULL REFERENCES line (id),
  subscriber_id     uuid NOT NULL REFERENCES subscriber (id),
  market            text NOT NULL,
  payment_method_id uuid NOT NULL REFERENCES payment_method (id),
  attempt_number    integer NOT NULL CHECK (attempt_number > 0),
  idempotency_key   text NOT NULL UNIQUE,
  provider          text NOT NULL,
  provider_reference text,
  amount_minor      bigint NOT NULL CHECK (amount_minor > 0),
  currency          text NOT NULL,
  status            text NOT NULL CHECK (status IN ('pending', 'unknown', 'succeeded', 'failed', 'canceled')),
  raw_code          text,
  network_code      text,                     -- ISO 8583 field 39
  advice_code       text,
  failure_code      text,                     -- normalised
  failure_class     text CHECK (failure_class IN ('hard', 'soft', 'technical', 'fixable', 'sensitive', 'consent', 'config')),
  requested_by      text NOT NULL CHECK (requested_by IN ('schedule', 'staff')),
  execution_id      uuid,
  created_at        timestamptz NOT NULL,
  settled_at        timestamptz,
  next_check_at     timestamptz,
  checks            integer NOT NULL DEFAULT 0,
  UNIQUE (renewal_id, attempt_number),
  CHECK ((status IN ('succeeded', 'failed', 'canceled')) = (settled_at IS NOT NULL)),
  CHECK (status <> 'failed' OR (failure_code IS NOT NULL AND failure_class IS NOT NULL))
);
CREATE UNIQUE INDEX charge_one_open ON charge (line_id) WHERE status IN ('pending', 'unknown');
CREATE UNIQUE INDEX charge_provider_reference ON charge (provider, provider_reference) WHERE provider_reference IS NOT NULL;
-- Lists go by the moment a charge was made: an imported history has ids of today.
CREATE INDEX charge_created ON charge (created_at, id);
CREATE INDEX charge_subscriber ON charge (subscriber_id, created_at, id);
CREATE INDEX charge_line ON charge (line_id, id);
CREATE INDEX charge_status ON charge (status, created_at, id);
CREATE INDEX charge_market ON charge (market, created_at, id);
CREATE INDEX charge_failure ON charge (failure_class, created_at, id) WHERE failure_class IS NOT NULL;
CREATE INDEX charge_check ON charge (next_check_at) WHERE status IN ('pending', 'unknown');
CREATE TRIGGER charge_transition BEFORE UPDATE OF status ON charge FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('charge');

INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('charge', 'pending', 'succeeded'), ('charge', 'pending', 'failed'), ('charge', 'pending', 'unknown'), ('charge', 'pending', 'canceled'),
  ('charge', 'unknown', 'succeeded'), ('charge', 'unknown', 'failed'), ('charge', 'unknown', 'canceled');

-- Every exchange with the provider about a charge: the request, a later question, a webhook.
CREATE TABLE charge_attempt (
  charge_id    uuid NOT NULL REFERENCES charge (id),
  seq          integer NOT NULL CHECK (seq > 0),
  kind         text NOT NULL CHECK (kind IN ('create', 'query', 'webhook')),
  started_at   timestamptz NOT NULL,
  finished_at  timestamptz NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('succeeded', 'failed', 'unknown', 'not_found', 'not_reached')),
  provider_reference text,
  raw_code     text,
  network_code text,
  advice_code  text,
  note         text CHECK (note IN ('no_connection', 'no_answer', 'still_under_way', 'question_refused', 'too_many_charges', 'search_lags', 'adapter_fault')),
  message      text,                          -- the provider's words, or the technical detail of our note
  request_id   text,
  PRIMARY KEY (charge_id, seq)
);
CREATE TRIGGER charge_attempt_append_only BEFORE UPDATE OR DELETE ON charge_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Signed messages from providers, each once, whatever the order.
CREATE TABLE webhook_event (
  provider     text NOT NULL,
  event_id     text NOT NULL,
  type         text NOT NULL,
  payload      jsonb NOT NULL,
  received_at  timestamptz NOT NULL,
  processed_at timestamptz,
  outcome      text,
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX webhook_event_waiting ON webhook_event (received_at) WHERE processed_at IS NULL;

-- Double entry. Debits are positive. A transaction has at least two postings that sum to zero per currency, checked at commit.
CREATE TABLE ledger_transaction (
  id          uuid PRIMARY KEY,
  ref         text NOT NULL UNIQUE,           -- 'charge:<id>', 'adjustment:<execution id>' …
  kind        text NOT NULL,
  line_id     uuid REFERENCES line (id),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX ledger_transaction_line ON ledger_transaction (line_id, id) WHERE line_id IS NOT NULL;
CREATE TABLE ledger_posting (
  transaction_id uuid NOT NULL REFERENCES ledger_transaction (id),
  ordinal        smallint NOT NULL CHECK (ordinal > 0),
  account        text NOT NULL CHECK (account IN ('subscriber_balance', 'provider_clearing', 'revenue', 'tax', 'fees', 'goodwill', 'suspense', 'refunds', 'opening')),
  currency       text NOT NULL,
  amount_minor   bigint NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (transaction_id, ordinal)
);
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE ON ledger_posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_no_truncate BEFORE TRUNCATE ON ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_posting_no_truncate BEFORE TRUNCATE ON ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Ordinals run from 1 without a hole, so 1 and 2 are always taken once a transaction is committed: only a later ordinal can come afterwards.
CREATE FUNCTION assert_ledger_balanced(checked uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum(per_currency.first_two), 0) <> 2 OR bool_or(per_currency.total <> 0)
      FROM (SELECT count(*) FILTER (WHERE ordinal <= 2) AS first_two, sum(amount_minor) AS total
            FROM ledger_posting WHERE transaction_id = checked GROUP BY currency) per_currency) THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', checked USING ERRCODE = '23514', CONSTRAINT = 'ledger_balanced';
  END IF;
END $$;
-- One check a transaction: its header asks for postings 1 and 2, so that neither can come later; any further posting asks again.
CREATE FUNCTION ledger_header_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_ledger_balanced(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION ledger_posting_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_ledger_balanced(NEW.transaction_id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_header_must_balance();
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.ordinal > 2) EXECUTE FUNCTION ledger_posting_must_balance();
