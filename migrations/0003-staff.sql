CREATE TABLE staff_account (
  id            uuid PRIMARY KEY,
  email         text NOT NULL,
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin', 'auditor')),
  markets       text[],                       -- NULL: every market
  locale        text NOT NULL DEFAULT 'en' CHECK (locale IN ('en', 'fr', 'zh')),
  zone          text NOT NULL DEFAULT 'UTC',
  password_hash text NOT NULL,
  session_epoch integer NOT NULL DEFAULT 1,   -- raised by disable, role and password changes: every older session is void
  disabled_at   timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX staff_account_email ON staff_account (lower(email));

CREATE TABLE staff_session (
  token_hash    bytea PRIMARY KEY,            -- SHA-256 of the cookie; the cookie itself is never stored
  staff_id      uuid NOT NULL REFERENCES staff_account (id),
  session_epoch integer NOT NULL,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,         -- absolute limit
  revoked_at    timestamptz,
  address       text,
  user_agent    text
);
CREATE INDEX staff_session_staff ON staff_session (staff_id) WHERE revoked_at IS NULL;
CREATE INDEX staff_session_expires ON staff_session (expires_at);

-- Growing delay per account and per address; never a permanent lock.
CREATE TABLE sign_in_throttle (
  key           text PRIMARY KEY,             -- 'account:<sha256 of folded e-mail>' or 'address:<ip>'
  failures      integer NOT NULL,
  last_failure_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL
);
