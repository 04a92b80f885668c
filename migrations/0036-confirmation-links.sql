-- A charge may be handed to the subscriber, who confirms it in person under a link of the provider's, until the link ends.
ALTER TABLE charge
  ADD COLUMN confirm_by timestamptz,   -- when the link ends; NULL: nobody has to confirm
  ADD COLUMN confirm_url text CHECK (confirm_url IS NULL OR confirm_by IS NOT NULL);
DROP INDEX charge_check;
-- The provider is asked about a link, too: whether it was used, and in the end to take it back.
CREATE INDEX charge_check ON charge (next_check_at) WHERE status IN ('pending', 'unknown', 'awaiting');
