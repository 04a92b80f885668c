CREATE TABLE plan (
  id         uuid PRIMARY KEY,
  code       text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name       text NOT NULL,
  market     text NOT NULL CHECK (market ~ '^[A-Z]{2}$'),
  kind       text NOT NULL CHECK (kind IN ('prepaid', 'keep_alive')),
  status     text NOT NULL CHECK (status IN ('active', 'retired')),
  revision   integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);

-- A published version never changes; a change of price or durations is a new version.
CREATE TABLE plan_version (
  id                   uuid PRIMARY KEY,
  plan_id              uuid NOT NULL REFERENCES plan (id),
  number               integer NOT NULL CHECK (number > 0),
  price_minor          bigint NOT NULL CHECK (price_minor >= 0),
  currency             text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  period_unit          text NOT NULL CHECK (period_unit IN ('day', 'month', 'year')),
  period_count         integer NOT NULL CHECK (period_count BETWEEN 1 AND 3650),
  extension_policy     text NOT NULL CHECK (extension_policy IN ('additive', 'floor')),
  max_accumulated_days integer CHECK (max_accumulated_days > 0),
  charge_days_before   integer NOT NULL CHECK (charge_days_before BETWEEN 0 AND 60),
  grace_days           integer NOT NULL CHECK (grace_days >= 0),
  suspended_days       integer NOT NULL CHECK (suspended_days >= 0),
  quarantine_days      integer NOT NULL CHECK (quarantine_days >= 0),
  retry_offsets_days   integer[] NOT NULL,    -- days relative to the end of validity, ascending
  points_earned        integer NOT NULL DEFAULT 0 CHECK (points_earned >= 0),
  points_valid_days    integer NOT NULL DEFAULT 365 CHECK (points_valid_days > 0),
  published_at         timestamptz NOT NULL,
  UNIQUE (plan_id, number)
);
CREATE TRIGGER plan_version_append_only BEFORE UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
