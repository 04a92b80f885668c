-- One renewal as a program without batches would write it: everything in one transaction, then COMMIT.
SELECT line_id AS line, subscriber_id AS subscriber, plan_version_id AS version, method_id AS method, gen_random_uuid() AS renewal, gen_random_uuid() AS charge,
       gen_random_uuid() AS ledger, gen_random_uuid() AS lot, gen_random_uuid() AS entry, n AS number
FROM bench_target WHERE n = (SELECT nextval('bench_next')) \gset
BEGIN;
SELECT valid_to FROM line WHERE id = :line FOR UPDATE;
INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, last_charge_id, number_lost_at, created_at)
  SELECT :renewal, id, subscriber_id, market, valid_to, plan_version_id, 500, 'EUR', 'charging', 1, :charge, number_lost_at, '2027-03-04 09:00Z' FROM line WHERE id = :line;
INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency, status, requested_by, created_at)
  VALUES (:charge, 'CHG-' || :number, :renewal, :line, :subscriber, 'FR', :method, 1, 'stripe', 500, 'EUR', 'pending', 'schedule', '2027-03-04 09:00Z');
INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, provider_reference, request_id)
  VALUES (:charge, 1, 'create', '2027-03-04 09:00Z', '2027-03-04 09:00Z', 'succeeded', 'pi_' || :number, 'req_' || :number);
UPDATE charge SET status = 'succeeded', settled_at = '2027-03-04 09:00Z', provider_reference = 'pi_' || :number WHERE id = :charge;
UPDATE renewal SET status = 'succeeded', settled_at = '2027-03-04 09:00Z', extended_to = period_start + interval '1 month', revision = revision + 1 WHERE id = :renewal;
INSERT INTO validity_movement (line_id, seq, to_before, to_after, source, charge_id, moved_at)
  SELECT id, validity_seq + 1, valid_to, valid_to + interval '1 month', 'charge', :charge, '2027-03-04 09:00Z' FROM line WHERE id = :line;
UPDATE line SET valid_to = valid_to + interval '1 month', validity_seq = validity_seq + 1, service_lost_at = service_lost_at + interval '1 month',
  number_lost_at = number_lost_at + interval '1 month', recycled_at = recycled_at + interval '1 month', renew_at = renew_at + interval '1 month',
  transition_at = transition_at + interval '1 month', revision = revision + 1 WHERE id = :line;
INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at) VALUES (:ledger, 'charge:' || :number, 'renewal', :line, '2027-03-04 09:00Z');
INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor) VALUES (:ledger, 1, 'provider_clearing', 'EUR', 500), (:ledger, 2, 'revenue', 'EUR', -500);
INSERT INTO points_lot (id, subscriber_id, quantity, remaining, earned_at, available_at, expires_at)
  VALUES (:lot, :subscriber, 50, 50, '2027-03-04 09:00Z', '2027-03-04 09:00Z', '2028-03-04 09:00Z');
INSERT INTO points_entry (id, subscriber_id, lot_id, kind, quantity, ref, posted_at) VALUES (:entry, :subscriber, :lot, 'earn', 50, 'charge:' || :number, '2027-03-04 09:00Z');
UPDATE subscriber SET points_balance = points_balance + 50 WHERE id = :subscriber;
INSERT INTO outbox_event (topic, payload, dedupe_key)
  VALUES ('renewal.succeeded', jsonb_build_object('renewalId', :renewal::uuid, 'lineId', :line::uuid, 'subscriberId', :subscriber::uuid, 'chargeId', :charge::uuid), 'renewal:' || :number);
\if :audit
SELECT audit_append(ARRAY[jsonb_build_object('action', 'renewals.settle', 'actor', jsonb_build_object('kind', 'system', 'id', NULL, 'name', 'system'),
  'subject', jsonb_build_object('type', 'Line', 'id', :line::uuid), 'subscriberId', :subscriber::uuid, 'outcome', 'done',
  'details', jsonb_build_object('renewalId', :renewal::uuid, 'chargeId', :charge::uuid, 'amount', '500 EUR'))::text]);
\endif
COMMIT;
