CREATE TABLE renewal_run (
  id          uuid PRIMARY KEY,
  mode        text NOT NULL CHECK (mode IN ('shadow', 'live')),
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  due         integer NOT NULL DEFAULT 0,
  charged     integer NOT NULL DEFAULT 0,
  succeeded   integer NOT NULL DEFAULT 0,
  failed      integer NOT NULL DEFAULT 0,
  unknown     integer NOT NULL DEFAULT 0,
  skipped     integer NOT NULL DEFAULT 0
);
CREATE INDEX renewal_run_started ON renewal_run (started_at);

-- One row per line and period: the UNIQUE key is the guarantee that a period is renewed once.
CREATE TABLE renewal (
  id              uuid PRIMARY KEY,
  line_id         uuid NOT NULL REFERENCES line (id),
  subscriber_id   uuid NOT NULL REFERENCES subscriber (id),
  market          text NOT NULL,
  period_start    timestamptz NOT NULL,       -- the end of validity that this renewal moves
  plan_version_id uuid NOT NULL REFERENCES plan_version (id),
  amount_minor    bigint NOT NULL CHECK (amount_minor >= 0),
  currency        text NOT NULL,
  status          text NOT NULL CHECK (status IN ('due', 'charging', 'unknown', 'retry_scheduled', 'failed', 'succeeded', 'lapsed', 'canceled')),
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  last_charge_id  uuid,
  failure_code    text,
  failure_class   text,
  number_lost_at  timestamptz NOT NULL,       -- the line's, kept in step: the order of the worklist
  extended_to     timestamptz,
  run_id          uuid REFERENCES renewal_run (id),
  revision        integer NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  UNIQUE (line_id, period_start),
  CHECK ((status = 'retry_scheduled') = (next_attempt_at IS NOT NULL)),
  CHECK (status <> 'succeeded' OR extended_to IS NOT NULL)
);
CREATE UNIQUE INDEX renewal_one_open ON renewal (line_id) WHERE status IN ('due', 'charging', 'unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist ON renewal (number_lost_at, id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist_class ON renewal (failure_class, number_lost_at, id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist_market ON renewal (market, number_lost_at, id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_due ON renewal (next_attempt_at, id) WHERE status = 'retry_scheduled';
CREATE INDEX renewal_waiting ON renewal (created_at, id) WHERE status IN ('due', 'charging');
CREATE INDEX renewal_subscriber ON renewal (subscriber_id, created_at, id);
CREATE TRIGGER renewal_transition BEFORE UPDATE OF status ON renewal FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('renewal');
ALTER TABLE charge ADD FOREIGN KEY (renewal_id) REFERENCES renewal (id);

-- Whoever moves the line's clock moves the order of the worklist with it.
CREATE FUNCTION renewal_follows_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE renewal SET number_lost_at = NEW.number_lost_at
  WHERE line_id = NEW.id AND status IN ('due', 'charging', 'unknown', 'retry_scheduled', 'failed');
  RETURN NULL;
END $$;
CREATE TRIGGER renewal_follows_line AFTER UPDATE OF number_lost_at ON line FOR EACH ROW
  WHEN (NEW.number_lost_at IS DISTINCT FROM OLD.number_lost_at) EXECUTE FUNCTION renewal_follows_line();

INSERT INTO state_transition (machine, from_state, to_state) VALUES
  ('renewal', 'due', 'charging'), ('renewal', 'due', 'failed'), ('renewal', 'due', 'succeeded'), ('renewal', 'due', 'lapsed'), ('renewal', 'due', 'canceled'),
  ('renewal', 'charging', 'succeeded'), ('renewal', 'charging', 'retry_scheduled'), ('renewal', 'charging', 'failed'), ('renewal', 'charging', 'unknown'),
  ('renewal', 'unknown', 'succeeded'), ('renewal', 'unknown', 'retry_scheduled'), ('renewal', 'unknown', 'failed'),
  ('renewal', 'retry_scheduled', 'charging'), ('renewal', 'retry_scheduled', 'failed'), ('renewal', 'retry_scheduled', 'lapsed'), ('renewal', 'retry_scheduled', 'canceled'),
  ('renewal', 'failed', 'charging'), ('renewal', 'failed', 'lapsed'), ('renewal', 'failed', 'canceled'),
  -- A renewal is canceled when its period moved or automatic renewal was switched off; either may be taken back.
  ('renewal', 'canceled', 'charging');

-- The worklist is ordered by the line's clock, whoever moves it.
CREATE FUNCTION keep_renewal_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE renewal r SET number_lost_at = m.number_lost_at
  FROM moved m
  WHERE r.line_id = m.id AND r.status IN ('due', 'charging', 'unknown', 'retry_scheduled', 'failed') AND r.number_lost_at <> m.number_lost_at;
  RETURN NULL;
END $$;
CREATE TRIGGER line_renewal_clock AFTER UPDATE ON line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION keep_renewal_clock();
