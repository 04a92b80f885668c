-- What all processes know of a provider that fails for everybody; by database time. A provider without a row was never in trouble.
CREATE TABLE provider_breaker (
  provider          text PRIMARY KEY,
  state             text NOT NULL CHECK (state IN ('closed', 'open', 'probing', 'catching_up')),
  since             timestamptz NOT NULL,
  window_started_at timestamptz NOT NULL,
  asked             integer NOT NULL CHECK (asked >= 0),
  failed            integer NOT NULL CHECK (failed BETWEEN 0 AND asked),
  trips             integer NOT NULL CHECK (trips >= 0),
  retry_at          timestamptz,
  tokens            double precision NOT NULL CHECK (tokens >= 0),
  refilled_at       timestamptz NOT NULL,
  CHECK ((state IN ('open', 'probing')) = (retry_at IS NOT NULL))
);
-- Lines that were due and left so, because their provider is being left alone or catches up.
ALTER TABLE renewal_run ADD COLUMN withheld integer NOT NULL DEFAULT 0;
