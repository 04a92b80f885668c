import { asApiError } from '../api/api-error.js';
import { PageHeader } from './PageHeader.js';
import { Panel } from './Panel.js';
import { ErrorState, Missing } from './States.js';

export interface RecordFailedProps {
  error: unknown;
  /** Address and name of the list that the record is one of. */
  list: { to: string; name: string };
  onRetry: () => void;
}

/** The page of a record that could not be read. An address that is none leads nowhere, like one of a record that never was. */
export function RecordFailed({ error, list, onRetry }: RecordFailedProps) {
  const { code, message } = asApiError(error);
  return (
    <>
      <PageHeader title={list.name} />
      <Panel>{code === 'NOT_FOUND' || code === 'BAD_INPUT' ? <Missing text={code === 'NOT_FOUND' ? message : ''} list={list} /> : <ErrorState error={error} onRetry={onRetry} />}</Panel>
    </>
  );
}
