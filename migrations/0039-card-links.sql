-- A page of the provider's on which the subscriber enters a new card. No money moves there.
CREATE TABLE card_link (
  id                 uuid PRIMARY KEY,        -- also the idempotency key, and how the provider's page is found again
  line_id            uuid NOT NULL REFERENCES line (id),
  subscriber_id      uuid NOT NULL REFERENCES subscriber (id),
  market             text NOT NULL,
  provider           text NOT NULL,
  provider_customer  text,                    -- NULL: the provider makes one
  provider_reference text,
  url                text,
  as_default         boolean NOT NULL,
  -- open: the subscriber can use it. used: the card is on file.
  status             text NOT NULL CONSTRAINT card_link_status_check CHECK (status IN ('pending', 'unknown', 'open', 'used', 'ended', 'refused')),
  note               text,                    -- what the provider last said instead of an answer
  ends_at            timestamptz NOT NULL,
  payment_method_id  uuid REFERENCES payment_method (id),
  execution_id       uuid NOT NULL,
  created_at         timestamptz NOT NULL,
  settled_at         timestamptz,
  next_check_at      timestamptz,
  CHECK ((status = 'used') = (payment_method_id IS NOT NULL)),
  CHECK ((status IN ('used', 'ended', 'refused')) = (settled_at IS NOT NULL)),
  CHECK (status <> 'open' OR (url IS NOT NULL AND provider_reference IS NOT NULL))
);
CREATE UNIQUE INDEX card_link_one_open ON card_link (subscriber_id) WHERE status IN ('pending', 'unknown', 'open');
CREATE UNIQUE INDEX card_link_provider_reference ON card_link (provider, provider_reference) WHERE provider_reference IS NOT NULL;
CREATE UNIQUE INDEX card_link_execution ON card_link (execution_id);
CREATE INDEX card_link_check ON card_link (next_check_at) WHERE status IN ('pending', 'unknown', 'open');
INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('card_link', 'pending', 'unknown'), ('card_link', 'pending', 'open'), ('card_link', 'pending', 'used'), ('card_link', 'pending', 'ended'), ('card_link', 'pending', 'refused'),
  ('card_link', 'unknown', 'open'), ('card_link', 'unknown', 'used'), ('card_link', 'unknown', 'ended'), ('card_link', 'unknown', 'refused'),
  ('card_link', 'open', 'used'), ('card_link', 'open', 'ended');
CREATE TRIGGER card_link_transition BEFORE UPDATE OF status ON card_link FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('card_link');

-- Messages about pages are read by asking the provider.
ALTER TABLE webhook_event
  DROP CONSTRAINT webhook_event_lane_check,
  ADD CONSTRAINT webhook_event_lane_check CHECK (lane IN ('charge', 'money_back', 'card_link'));
CREATE INDEX webhook_event_card_link ON webhook_event (received_at) WHERE processed_at IS NULL AND lane = 'card_link';
-- Subscribers do things of their own, on a provider's page.
ALTER TABLE audit_entry
  DROP CONSTRAINT audit_entry_actor_kind_check,
  ADD CONSTRAINT audit_entry_actor_kind_check CHECK (actor_kind IN ('staff', 'system', 'subscriber', 'anonymous'));
