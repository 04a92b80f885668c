-- Failures that have one cause: the same issuer (its brand where the issuer is not known), provider and code within a window.
ALTER TABLE payment_method ADD COLUMN issuer text CHECK (length(issuer) BETWEEN 1 AND 120);   -- the bank behind a card, as the provider names it

-- When failures are an incident: so many of one code among the last outcomes of one issuer (or of a whole provider, when several issuers fail) within a window.
-- A share of the last outcomes finds a burst whatever came before it, and takes no notice of the refusals that always are.
CREATE TABLE incident_rule (
  id              text PRIMARY KEY,
  scope           text NOT NULL CHECK (scope IN ('issuer', 'provider')),
  failure_class   text,
  failure_code    text,
  threshold       integer NOT NULL CHECK (threshold > 1),
  of_last         integer NOT NULL CHECK (of_last BETWEEN threshold AND 1000),
  window_minutes  integer NOT NULL CHECK (window_minutes BETWEEN 1 AND 1440),
  quiet_minutes   integer NOT NULL CHECK (quiet_minutes > 0),
  recovered_after integer NOT NULL CHECK (recovered_after > 0),
  CHECK (num_nonnulls(failure_class, failure_code) = 1)
);
INSERT INTO incident_rule (id, scope, failure_class, failure_code, threshold, of_last, window_minutes, quiet_minutes, recovered_after) VALUES
  ('issuer-technical', 'issuer', 'technical', NULL, 10, 20, 30, 60, 5),
  ('issuer-declined-by-bank', 'issuer', NULL, 'declined_by_bank', 14, 20, 30, 60, 5),
  ('issuer-unrecognised', 'issuer', NULL, 'unrecognised', 10, 20, 30, 60, 5),
  ('provider-technical', 'provider', 'technical', NULL, 30, 60, 30, 60, 20);

CREATE TABLE incident (
  id              uuid PRIMARY KEY,
  reference       text NOT NULL UNIQUE,
  rule_id         text NOT NULL REFERENCES incident_rule (id),
  scope           text NOT NULL CHECK (scope IN ('issuer', 'provider')),
  provider        text NOT NULL,
  issuer          text,
  brand           text,
  failure_code    text NOT NULL,
  failure_class   text NOT NULL,
  started_at      timestamptz NOT NULL,       -- its first failure
  last_failure_at timestamptz NOT NULL,
  opened_at       timestamptz NOT NULL,       -- when it was seen
  seen_to         timestamptz NOT NULL,       -- failures up to here have been joined to it
  closed_at       timestamptz,
  close_reason    text CHECK (close_reason IN ('recovered', 'quiet', 'wider')),
  wider_id        uuid REFERENCES incident (id),
  CHECK ((closed_at IS NULL) = (close_reason IS NULL)),
  CHECK ((close_reason = 'wider') = (wider_id IS NOT NULL)),
  CHECK (scope = 'issuer' OR (issuer IS NULL AND brand IS NULL))
);
CREATE UNIQUE INDEX incident_one_open ON incident (scope, provider, issuer, brand, failure_code) NULLS NOT DISTINCT WHERE closed_at IS NULL;
CREATE INDEX incident_started ON incident (started_at, id);

ALTER TABLE renewal ADD COLUMN incident_id uuid REFERENCES incident (id);
CREATE INDEX renewal_worklist_incident ON renewal (incident_id, number_lost_at, currency, (-amount_minor), id)
  WHERE incident_id IS NOT NULL AND status IN ('unknown', 'retry_scheduled', 'failed');
