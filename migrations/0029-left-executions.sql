-- Executions whose process ended in the middle of them: looked for every half a minute, and nearly always none.
CREATE INDEX action_execution_left ON action_execution (executed_at) WHERE status = 'in_progress';
