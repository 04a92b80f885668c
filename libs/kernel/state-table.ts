import { Refusal } from './refusals/refusal.js';

/** A life cycle as data: from each state, where each event leads. What is not in the table is refused. */
export interface StateTableDefinition<State extends string, Event extends string> {
  readonly initial: State;
  readonly table: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>;
}

export interface StateTable<State extends string, Event extends string> {
  readonly initial: State;
  readonly states: readonly State[];
  /** Every event that the table mentions. */
  readonly events: readonly Event[];
  /** The state after the event; Refusal ILLEGAL_TRANSITION {state, event} if there is none. */
  readonly next: (state: State, event: Event) => State;
  readonly can: (state: State, event: Event) => boolean;
  /** Every (state, event) with where it leads, null where it is refused: for the test that walks them all. */
  readonly allPairs: () => readonly { state: State; event: Event; next: State | null }[];
}

/** @throws Error at once if the initial state or a target is not itself a state of the table. */
export function defineStates<State extends string, Event extends string>(
  definition: StateTableDefinition<State, Event>,
): StateTable<State, Event> {
  const rows = new Map(
    (Object.entries(definition.table) as [State, Partial<Record<Event, State>>][]).map(([state, moves]) => [
      state,
      new Map(Object.entries(moves) as [Event, State][]),
    ]),
  );
  const states = [...rows.keys()];
  const events = [...new Set([...rows.values()].flatMap((moves) => [...moves.keys()]))];
  for (const target of [definition.initial, ...[...rows.values()].flatMap((moves) => [...moves.values()])]) {
    if (!rows.has(target)) throw new Error(`State table leads to '${target}', which is not one of its states`);
  }

  const lookUp = (state: State, event: Event): State | null => {
    const moves = rows.get(state);
    // Not a refusal: a stored state that the code does not know is a defect.
    if (!moves) throw new Error(`Unknown state '${state}'`);
    return moves.get(event) ?? null;
  };
  return {
    initial: definition.initial,
    states,
    events,
    next: (state, event) => {
      const target = lookUp(state, event);
      if (target === null) throw new Refusal('ILLEGAL_TRANSITION', { state, event });
      return target;
    },
    can: (state, event) => lookUp(state, event) !== null,
    allPairs: () => states.flatMap((state) => events.map((event) => ({ state, event, next: lookUp(state, event) }))),
  };
}
