import { useEffect, useState } from 'react';
import { useWrite } from '../api/ApiContext.js';
import type { ApiError } from '../api/api-error.js';
import { ClaimLine, KeepLine, ReleaseLine, TakeOverLine, type Lease } from './lease.graphql.js';

/** Well within the lease, so that one lost heartbeat does not lose the line. */
const HEARTBEAT_MILLIS = 150_000;

export interface LineLease {
  claim: () => void;
  release: () => void;
  takeOver: () => void;
  isBusy: boolean;
  /** Why the last step was refused. */
  error: ApiError | null;
  /** The line was this reader's, and is no longer, without them having given it back. */
  isLost: boolean;
}

/** The steps that a reader can take with a line, and a heartbeat that keeps their own as long as its page is open and in view. */
export function useLineLease(lineId: string, lease: Lease | null): LineLease {
  const claim = useWrite(ClaimLine);
  const release = useWrite(ReleaseLine);
  const takeOver = useWrite(TakeOverLine);
  const keep = useWrite(KeepLine, { refresh: false });
  const [held, setHeld] = useState<string | null>(null);
  const isMine = lease?.mine ?? false;
  if (isMine && held !== lineId) setHeld(lineId);
  const beat = keep.mutate;
  useEffect(() => {
    if (!isMine) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && beat({ lineId }), HEARTBEAT_MILLIS);
    return () => clearInterval(timer);
  }, [isMine, lineId, beat]);
  const giveBack = (): void => {
    setHeld(null);
    release.mutate({ lineId });
  };
  return {
    claim: () => claim.mutate({ lineId }),
    release: giveBack,
    takeOver: () => takeOver.mutate({ lineId }),
    isBusy: claim.isPending || release.isPending || takeOver.isPending,
    error: claim.error ?? takeOver.error ?? release.error,
    isLost: held === lineId && (keep.error !== null || !isMine) && !release.isPending,
  };
}
