-- The append-only, hash-chained record. One head row orders the chain; it is locked only from the append to the commit.

CREATE TABLE audit_head (
  id   smallint PRIMARY KEY CHECK (id = 1),
  seq  bigint NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, sha256('keepline audit chain'::bytea));

-- body is the exact canonical JSON (RFC 8785) that was hashed; the columns beside it exist for search and are checked against it.
CREATE TABLE audit_entry (
  seq          bigint PRIMARY KEY,
  recorded_at  timestamptz NOT NULL,
  prev_hash    bytea NOT NULL UNIQUE,
  hash         bytea NOT NULL,
  body         text NOT NULL,
  action       text NOT NULL,
  actor_kind   text NOT NULL CHECK (actor_kind IN ('staff', 'system', 'anonymous')),
  actor_id     uuid,
  actor_name   text NOT NULL,
  subject_type text NOT NULL,
  subject_id   text NOT NULL,
  subscriber_id uuid,
  outcome      text NOT NULL,
  execution_id uuid
);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, seq);
CREATE INDEX audit_entry_action ON audit_entry (action, seq);
CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, seq);
CREATE INDEX audit_entry_subscriber ON audit_entry (subscriber_id, seq) WHERE subscriber_id IS NOT NULL;
CREATE INDEX audit_entry_execution ON audit_entry (execution_id) WHERE execution_id IS NOT NULL;
CREATE INDEX audit_entry_recorded ON audit_entry (recorded_at);

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Appends many bodies under one lock of the head, in order. Call it last before COMMIT.
-- hash = sha256(prev_hash || '<seq>|<recorded_at in microseconds>|' || body)
CREATE FUNCTION audit_append(bodies text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
  body text;
  entry jsonb;
  at timestamptz;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  FOREACH body IN ARRAY bodies LOOP
    entry := body::jsonb;
    at := clock_timestamp();
    INSERT INTO audit_entry (seq, recorded_at, prev_hash, hash, body, action, actor_kind, actor_id, actor_name,
                             subject_type, subject_id, subscriber_id, outcome, execution_id)
    VALUES (head.seq + 1, at, head.hash,
            sha256(head.hash || convert_to((head.seq + 1)::text || '|' || (extract(epoch FROM at) * 1000000)::bigint::text || '|' || body, 'UTF8')),
            body, entry->>'action', entry->'actor'->>'kind', (entry->'actor'->>'id')::uuid, entry->'actor'->>'name',
            entry->'subject'->>'type', entry->'subject'->>'id', (entry->>'subscriberId')::uuid, entry->>'outcome', (entry->>'executionId')::uuid)
    RETURNING seq, hash INTO head.seq, head.hash;
  END LOOP;
  UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE id = 1;
  RETURN head.seq;
END $$;
