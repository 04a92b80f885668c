import { effectStandings } from './action.declaration.js';

/** Whether an execution can be taken back now, and if not, why. `overtaken`: something was decided on top of what it did. */
export type UndoVerdict = 'possible' | 'undone' | 'expired' | 'overtaken' | 'never';

/** An execution can be taken back for so long. */
const UNDO_WINDOW = `interval '24 hours'`;

/**
 * The one place that says whether an undo is possible: what a screen offers and what the bus does both read it. An SQL expression over a row of
 * action_execution at the moment `now` (an SQL expression too), so that a list asks for all of its rows at once.
 */
export function undoVerdict(execution: string, now: string): string {
  return `CASE WHEN ${execution}.undo_of IS NOT NULL OR ${execution}.status <> 'completed' OR NOT (${execution}.plan->>'reversible')::boolean THEN 'never'
    WHEN EXISTS (SELECT FROM action_execution undo WHERE undo.undo_of = ${execution}.id) THEN 'undone'
    WHEN ${execution}.executed_at < ${now} - ${UNDO_WINDOW} THEN 'expired'
    WHEN EXISTS (SELECT FROM jsonb_array_elements(${execution}.plan->'effects') made (effect) WHERE (${standing('made.effect', now)}) IS NOT TRUE) THEN 'overtaken'
    ELSE 'possible' END`;
}

function standing(effect: string, now: string): string {
  const kinds = effectStandings().map(([kind, stands]) => `WHEN '${kind}' THEN ${stands(effect, now)}`);
  return kinds.length === 0 ? 'FALSE' : `CASE ${effect}->>'kind' ${kinds.join('\n      ')} ELSE FALSE END`;
}
