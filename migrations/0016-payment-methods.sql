-- A method of payment need not be a card: a PayPal account has neither digits nor an expiry, and a bank transfer is no account of ours at all.
ALTER TABLE payment_method
  ALTER COLUMN last4 DROP NOT NULL,
  ALTER COLUMN expiry_month DROP NOT NULL,
  ALTER COLUMN expiry_year DROP NOT NULL,
  ADD COLUMN account_label text,              -- what stands for the account to people, masked: 'a•••d@example.com'
  DROP CONSTRAINT payment_method_provider_check,
  ADD CONSTRAINT payment_method_provider_check CHECK (provider IN ('stripe', 'paypal', 'bank_transfer')),
  ADD CONSTRAINT payment_method_card CHECK (provider <> 'stripe' OR (last4 IS NOT NULL AND expiry_month IS NOT NULL AND expiry_year IS NOT NULL)),
  ADD CONSTRAINT payment_method_expiry CHECK ((expiry_month IS NULL) = (expiry_year IS NULL));
