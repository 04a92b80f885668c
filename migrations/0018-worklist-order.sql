-- The worklist goes by the moment a number is lost; of those that are lost together, the higher amount comes first. Amounts of two currencies are not
-- compared, as there is no rate to compare them by: the currencies stand one after the other.
DROP INDEX renewal_worklist;
DROP INDEX renewal_worklist_class;
DROP INDEX renewal_worklist_market;
CREATE INDEX renewal_worklist ON renewal (number_lost_at, currency, (-amount_minor), id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist_class ON renewal (failure_class, number_lost_at, currency, (-amount_minor), id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist_market ON renewal (market, number_lost_at, currency, (-amount_minor), id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
CREATE INDEX renewal_worklist_code ON renewal (failure_code, number_lost_at, currency, (-amount_minor), id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
-- Few at any time, among many that are not.
CREATE INDEX renewal_worklist_unknown ON renewal (number_lost_at, currency, (-amount_minor), id) WHERE status = 'unknown';
CREATE INDEX renewal_worklist_age ON renewal (created_at, id) WHERE status IN ('unknown', 'retry_scheduled', 'failed');
