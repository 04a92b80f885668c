-- PayPal is signed in to before it is asked, and is only asked for money once the id of the order is kept.
ALTER TABLE charge_attempt DROP CONSTRAINT charge_attempt_note_check, ADD CONSTRAINT charge_attempt_note_check CHECK (note IN
  ('no_connection', 'no_answer', 'still_under_way', 'question_refused', 'too_many_charges', 'search_lags', 'adapter_fault', 'no_sign_in', 'not_sent'));
