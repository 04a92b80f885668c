/** Staff roles, from the least to the most powerful; auditors stand beside: they read everything, masked, and change nothing. */
export const ROLES = ['agent', 'supervisor', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that can act, in the order in which limits rise. */
export const ACTING_ROLES = ['agent', 'supervisor', 'admin'] as const satisfies readonly Role[];

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Who asks: all that a rule may depend on. `markets: null` means every market. */
export interface StaffIdentity {
  readonly id: string;
  readonly role: Role;
  readonly markets: readonly string[] | null;
}
