-- One card can be stored more than once, for one subscriber or for several: the networks count it as one. `card_key` is the provider's fingerprint of it,
-- learned from a decline; `shares_card` says that another method has the same, so that only those few cost a look.
ALTER TABLE payment_method
  ADD COLUMN card_key text,
  ADD COLUMN shares_card boolean NOT NULL DEFAULT false;
CREATE INDEX payment_method_card ON payment_method (card_key) WHERE card_key IS NOT NULL;
