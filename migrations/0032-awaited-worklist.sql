-- Renewals that wait for the subscriber are worked through, too: few at any time, and no failures.
CREATE INDEX renewal_worklist_awaiting ON renewal (number_lost_at, currency, (-amount_minor), id) WHERE status = 'awaiting';
