/** What one entry of the record says. Everything here is hashed; nothing can be added to an entry later. */
export interface AuditRecord {
  /** What was done: an action's name, 'signIn', 'renewals.settle', 'import.subscribers' … */
  readonly action: string;
  readonly actor: AuditActor;
  readonly subject: { readonly type: string; readonly id: string };
  readonly subscriberId?: string | null;
  /** 'done', 'refused', 'declined', 'unknown', 'failed' … */
  readonly outcome: string;
  readonly executionId?: string | null;
  readonly reasonCode?: string | null;
  readonly note?: string | null;
  readonly requestId?: string | null;
  readonly address?: string | null;
  /** The plan that was executed: effects with before and after. */
  readonly plan?: object | null;
  readonly details?: object | null;
}

export interface AuditActor {
  readonly kind: 'staff' | 'system' | 'subscriber' | 'anonymous';
  readonly id: string | null;
  readonly name: string;
  readonly role?: string;
}

export const SYSTEM: AuditActor = { kind: 'system', id: null, name: 'Keepline' };
