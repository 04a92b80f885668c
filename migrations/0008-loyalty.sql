-- Points earned together form a lot with one expiry; spending draws from lots, earliest expiry first.
CREATE TABLE points_lot (
  id            uuid PRIMARY KEY,
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  quantity      bigint NOT NULL CHECK (quantity > 0),
  remaining     bigint NOT NULL CHECK (remaining BETWEEN 0 AND quantity),
  earned_at     timestamptz NOT NULL,
  available_at  timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  CHECK (expires_at > available_at)
);
CREATE INDEX points_lot_spendable ON points_lot (subscriber_id, expires_at, earned_at) WHERE remaining > 0;
CREATE INDEX points_lot_expiry ON points_lot (expires_at) WHERE remaining > 0;

-- Postings are append-only; remaining on the lot is maintained in the same transaction and equals their sum.
CREATE TABLE points_entry (
  id            uuid PRIMARY KEY,
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  lot_id        uuid NOT NULL REFERENCES points_lot (id),
  kind          text NOT NULL CHECK (kind IN ('earn', 'spend', 'adjust', 'expire', 'reverse')),
  quantity      bigint NOT NULL CHECK (quantity <> 0),
  ref           text NOT NULL,                -- 'charge:<id>', 'execution:<id>', 'expiry:<lot id>'
  posted_at     timestamptz NOT NULL,
  UNIQUE (ref, lot_id, kind)
);
CREATE INDEX points_entry_subscriber ON points_entry (subscriber_id, posted_at, id);
CREATE TRIGGER points_entry_append_only BEFORE UPDATE OR DELETE ON points_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
