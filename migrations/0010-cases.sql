CREATE TABLE support_case (
  id            uuid PRIMARY KEY,
  reference     text NOT NULL UNIQUE,
  subscriber_id uuid NOT NULL REFERENCES subscriber (id),
  line_id       uuid REFERENCES line (id),
  renewal_id    uuid REFERENCES renewal (id),
  charge_id     uuid UNIQUE REFERENCES charge (id),    -- what a case is about that the system has opened: one for each charge
  topic         text CHECK (topic IN ('amount_mismatch', 'paid_after_loss')),
  subject       text,                                  -- in the words of the person who opened it; a topic is put into the reader's words
  status        text NOT NULL CHECK (status IN ('open', 'closed')),
  revision      integer NOT NULL DEFAULT 1,
  opened_by     uuid REFERENCES staff_account (id),
  opened_at     timestamptz NOT NULL,
  closed_at     timestamptz,
  CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((subject IS NULL) = (topic IS NOT NULL)),
  CHECK ((topic IS NULL) = (charge_id IS NULL))
);
CREATE INDEX support_case_subscriber ON support_case (subscriber_id, opened_at);
CREATE TRIGGER support_case_transition BEFORE UPDATE OF status ON support_case FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION enforce_transition('case');
INSERT INTO state_transition (machine, from_state, to_state) VALUES ('case', 'open', 'closed'), ('case', 'closed', 'open');
