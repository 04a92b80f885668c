-- The provider's id of the movement of money, where it is another than that of the charge: PayPal's capture. Messages about refunds and disputes name it.
CREATE TABLE charge_movement (
  provider  text NOT NULL,
  reference text NOT NULL,
  charge_id uuid NOT NULL REFERENCES charge (id),
  PRIMARY KEY (provider, reference)
);
