-- Lines in another market than their subscriber's: whoever moves keeps the lines they have. A list of one market by name walks its own
-- subscribers and these. New lines come in the market of their subscriber, so only a subscriber who changes adds any.
CREATE TABLE line_abroad (
  market        text NOT NULL,
  name_key      text COLLATE "C" NOT NULL,
  subscriber_id uuid NOT NULL,
  line_id       uuid NOT NULL REFERENCES line (id),
  PRIMARY KEY (market, name_key, subscriber_id, line_id)
);
CREATE INDEX line_abroad_subscriber ON line_abroad (subscriber_id);

CREATE FUNCTION keep_lines_abroad() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM line_abroad WHERE subscriber_id = NEW.id;
  INSERT INTO line_abroad (market, name_key, subscriber_id, line_id)
  SELECT l.market, NEW.name_key, NEW.id, l.id FROM line l WHERE l.subscriber_id = NEW.id AND l.market <> NEW.market;
  RETURN NULL;
END $$;
CREATE TRIGGER subscriber_lines_abroad AFTER UPDATE OF market, name_key ON subscriber FOR EACH ROW
  WHEN (OLD.market <> NEW.market OR OLD.name_key <> NEW.name_key) EXECUTE FUNCTION keep_lines_abroad();
INSERT INTO line_abroad (market, name_key, subscriber_id, line_id)
SELECT l.market, s.name_key, s.id, l.id FROM line l JOIN subscriber s ON s.id = l.subscriber_id WHERE l.market <> s.market;
