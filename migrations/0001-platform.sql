-- Ground rules that every later table uses: append-only tables, state tables enforced by the database, the outbox, schedules.

-- Refuses UPDATE, DELETE and TRUNCATE on append-only tables, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
END $$;

-- Legal moves of every state machine; the rows mirror the tables in libs/*/domain (state.tables.medium.spec.ts compares them).
CREATE TABLE state_transition (
  machine    text NOT NULL,
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (machine, from_state, to_state)
);

-- Row trigger: CREATE TRIGGER … BEFORE UPDATE OF status … EXECUTE FUNCTION enforce_transition('<machine>').
CREATE FUNCTION enforce_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM OLD.status AND NOT EXISTS (
    SELECT 1 FROM state_transition t
    WHERE t.machine = TG_ARGV[0] AND t.from_state = OLD.status AND t.to_state = NEW.status
  ) THEN
    RAISE EXCEPTION 'illegal % transition % -> %', TG_ARGV[0], OLD.status, NEW.status USING ERRCODE = '23514', CONSTRAINT = TG_ARGV[0] || '_transition';
  END IF;
  RETURN NEW;
END $$;

-- Events written in the transaction that made them true; a relay in the worker turns them into jobs.
CREATE TABLE outbox_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic        text NOT NULL,
  dedupe_key   text UNIQUE,
  payload      jsonb NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  available_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  published_at timestamptz,
  attempts     integer NOT NULL DEFAULT 0,
  last_error   text,
  dead_at      timestamptz
);
CREATE INDEX outbox_event_waiting ON outbox_event (available_at, id) WHERE published_at IS NULL AND dead_at IS NULL;

-- Schedules live here; a queue tick is only a wake-up.
CREATE TABLE schedule (
  name             text PRIMARY KEY,
  every_seconds    integer NOT NULL CHECK (every_seconds > 0),
  next_run_at      timestamptz NOT NULL,
  last_started_at  timestamptz,
  last_finished_at timestamptz,
  last_error       text
);
