import { faultNamed, type Fault } from '../faults/fault.js';

/** How a vaulted account answers a capture. */
export type VaultBehaviour =
  | { readonly kind: 'approve' }
  | { readonly kind: 'pending' }
  /** The capture is made, and declined by the processor with this code. */
  | { readonly kind: 'decline'; readonly code: string }
  /** The order is refused with this issue. */
  | { readonly kind: 'refuse'; readonly issue: string }
  | { readonly kind: 'payer_action' }
  | { readonly kind: 'fault'; readonly fault: Fault };

const ISSUES = new Set([
  'INSTRUMENT_DECLINED', 'TRANSACTION_REFUSED', 'PAYER_ACCOUNT_RESTRICTED', 'PAYER_ACCOUNT_LOCKED_OR_CLOSED', 'PAYER_CANNOT_PAY', 'PAYEE_ACCOUNT_RESTRICTED',
  'PAYMENT_DENIED', 'COMPLIANCE_VIOLATION', 'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED', 'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'TRANSACTION_LIMIT_EXCEEDED', 'CARD_EXPIRED',
]);

/** @param name `ok`, `instrument_declined`, `declined_5120`, `fails_2_then_ok_instrument_declined`, `pending`, `payer_action_required`, or a fault */
function behaviourNamed(name: string, earlier: number): VaultBehaviour | undefined {
  if (name === 'ok') return { kind: 'approve' };
  if (name === 'pending') return { kind: 'pending' };
  if (name === 'payer_action_required') return { kind: 'payer_action' };
  const declined = /^declined_([0-9A-Z]{4})$/i.exec(name)?.[1];
  if (declined !== undefined) return { kind: 'decline', code: declined.toUpperCase() };
  const late = /^fails_(\d{1,6})_then_ok_(\w+)$/.exec(name);
  if (late) {
    const failing = behaviourNamed(late[2] ?? '', 0);
    return failing && (earlier < Number(late[1]) ? failing : { kind: 'approve' });
  }
  const fault = faultNamed(name);
  if (fault) return { kind: 'fault', fault };
  return ISSUES.has(name.toUpperCase()) ? { kind: 'refuse', issue: name.toUpperCase() } : undefined;
}

/** @param id `vault_sim_BEHAVIOUR` or `vault_sim_BEHAVIOUR_ANYTHING`; undefined: there is no such account */
export function vaultBehaviour(id: string, earlier: number): VaultBehaviour | undefined {
  if (!id.startsWith('vault_sim_')) return undefined;
  const name = id.slice('vault_sim_'.length);
  return behaviourNamed(name, earlier) ?? behaviourNamed(name.slice(0, Math.max(0, name.lastIndexOf('_'))), earlier);
}
