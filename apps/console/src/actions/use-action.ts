import { useQueryClient } from '@tanstack/react-query';
import { newId } from '#kernel';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useApi } from '../api/ApiContext.js';
import { asApiError, isSignedOut } from '../api/api-error.js';
import { useSession } from '../data/SessionContext.js';
import { send, type Execution, type Intent } from './action.intents.js';
import { beginDialog, dialogReducer, mayBeSent, type DialogState } from './dialog.states.js';

/** A pause in typing after which the preview is made. */
const PAUSE_MILLIS = 300;

export interface ActionRun {
  state: DialogState;
  change: (patch: Readonly<Record<string, unknown>>) => void;
  chooseReason: (reasonCode: string) => void;
  writeNote: (note: string) => void;
  previewAgain: () => void;
  /** Sends it once, however often it is called while it is on its way. */
  execute: () => void;
  /** After a settled answer: the same form for a new intent. */
  startAgain: () => void;
}

export interface ActionRunOptions {
  initialInput: Readonly<Record<string, unknown>>;
  initialReason: string;
  /** What is asked for with this input; null while the input is not complete. */
  intentOf: (input: Readonly<Record<string, unknown>>) => Intent | null;
  onDone: ((execution: Execution) => void) | undefined;
}

/** The life of one action on screen: preview after each change, execution bound to what was previewed, one key for each intent. */
export function useAction({ initialInput, initialReason, intentOf, onDone }: ActionRunOptions): ActionRun {
  const api = useApi();
  const queries = useQueryClient();
  const session = useSession();
  const [state, dispatch] = useReducer(dialogReducer, null, () => beginDialog(initialInput, initialReason, newId()));
  const sending = useRef(false);
  const intent = intentOf(state.input);
  const question = intent && state.phase === 'editing' && state.plan === null && state.refusal === null ? JSON.stringify(intent) : null;
  const { version } = state;

  useEffect(() => {
    if (question === null) return;
    const asked = JSON.parse(question) as Intent;
    const timer = setTimeout(() => {
      send(api, asked, { mode: 'PREVIEW' }).then(
        ({ plan }) => dispatch({ type: 'previewed', version, plan }),
        (thrown: unknown) => {
          if (isSignedOut(thrown)) session.expire();
          dispatch({ type: 'previewRefused', version, error: asApiError(thrown) });
        },
      );
    }, version === 0 ? 0 : PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [api, session, question, version]);

  const execute = async (): Promise<void> => {
    // The reducer's state is one render old between two clicks; the ref is not.
    if (sending.current || !mayBeSent(state) || !intent || !state.plan) return;
    sending.current = true;
    dispatch({ type: 'sent' });
    const { key: idempotencyKey, reasonCode, note } = state;
    try {
      const control = { mode: 'EXECUTE', planHash: state.plan.hash, idempotencyKey, reasonCode, note: note.trim() || null } as const;
      const { plan, execution, request: asked } = await send(api, intent, control);
      dispatch({ type: 'executed', plan, execution, asked });
      if (execution) onDone?.(execution);
    } catch (thrown) {
      if (isSignedOut(thrown)) session.expire();
      dispatch({ type: 'refused', error: asApiError(thrown) });
    } finally {
      sending.current = false;
      void queries.invalidateQueries();
    }
  };

  return {
    state,
    change: useCallback((patch) => dispatch({ type: 'inputChanged', patch, key: newId() }), []),
    chooseReason: useCallback((reasonCode) => dispatch({ type: 'reasonChanged', reasonCode }), []),
    writeNote: useCallback((note) => dispatch({ type: 'noteChanged', note }), []),
    previewAgain: useCallback(() => dispatch({ type: 'previewAsked' }), []),
    execute: () => void execute(),
    startAgain: useCallback(() => dispatch({ type: 'startedAgain', key: newId() }), []),
  };
}
