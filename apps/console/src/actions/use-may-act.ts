import { useRead } from '../api/ApiContext.js';
import { ActionFormsQuery } from './actions.graphql.js';

/** Whether the reader's role includes the action of this name, as the server's forms say; false until they have come. */
export function useMayAct(action: string | undefined): boolean {
  const { data } = useRead(ActionFormsQuery, {});
  return data?.actionForms.some(({ name, allowed }) => name === action && allowed) ?? false;
}
