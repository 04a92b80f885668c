-- What an import changed of somebody who was there already, by the names of the fields: which values they had is nobody's business here.
-- One row for a subscriber, with their payment methods, and one for each line. The end of a validity has its movement, a new line its first.
CREATE TABLE import_change (
  id            uuid PRIMARY KEY,
  run_id        uuid NOT NULL REFERENCES import_run (id),
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  line_id       uuid REFERENCES line (id),    -- NULL: the subscriber
  fields        text[] NOT NULL CHECK (cardinality(fields) > 0),
  changed_at    timestamptz NOT NULL,
  CHECK (fields <@ CASE WHEN line_id IS NULL THEN ARRAY['name', 'email', 'language', 'zone', 'market', 'consents', 'payment_method']
                        ELSE ARRAY['iccid', 'eid', 'imsi', 'profile_state', 'auto_renew'] END)
);
CREATE INDEX import_change_subscriber ON import_change (subscriber_id, changed_at, id);
CREATE TRIGGER import_change_append_only BEFORE UPDATE OR DELETE ON import_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
