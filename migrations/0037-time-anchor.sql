-- An end of validity that falls into the hour that a clock change leaves out is moved later; the ends after it go back to the time of day of this moment.
ALTER TABLE line ADD COLUMN time_anchor timestamptz;
