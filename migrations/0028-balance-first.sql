-- Whether a renewal is paid from the line's prepaid balance when it is large enough, before anything else is charged.
ALTER TABLE plan_version ADD COLUMN balance_first boolean NOT NULL DEFAULT false;
