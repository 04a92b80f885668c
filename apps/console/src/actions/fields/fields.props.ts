import type { ActionForm, ActionSubject } from '../action.intents.js';

/** Some fields of an input; an undefined one is empty. */
export type Draft<Input> = { readonly [Name in keyof Input]?: Input[Name] | undefined };

/** What the fields of an action's dialog are given. */
export interface FieldsProps<Input extends object = Readonly<Record<string, unknown>>> {
  input: Draft<Input>;
  /** Takes over some fields; a new preview follows after a pause. Keep a required field undefined while it cannot be read. */
  change: (patch: Draft<Input>) => void;
  form: ActionForm;
  /** Whom it is about, for actions on a line or a subscriber. */
  subject: ActionSubject | null;
  disabled: boolean;
  /** What the server, or the form's bounds, say against the value of a field. */
  errorOf: (field: string) => string | null;
}
