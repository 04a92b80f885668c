import type { PlanInput } from './plan.terms.js';

/** What the parts of the form are given. */
export interface PlanFieldsProps {
  input: PlanInput;
  change: (patch: PlanInput) => void;
  disabled: boolean;
  errorOf: (field: string) => string | null;
}
