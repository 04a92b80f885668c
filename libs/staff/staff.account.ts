import type { Locale } from '#kernel';
import type { Role } from '#permissions';
import type { StaffActor } from '#platform/access';

/** A row of staff_account as it is read; the password hash is not in it. */
export interface StaffAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly markets: string[] | null;
  readonly locale: Locale;
  readonly zone: string;
  readonly sessionEpoch: number;
}

/** Select list of a {@link StaffAccount}; the table is called `a`. */
export const ACCOUNT_COLUMNS = 'a.id, a.email, a.name, a.role, a.markets, a.locale, a.zone, a.session_epoch AS "sessionEpoch"';

export function actorOf({ id, email, name, role, markets, locale, zone }: StaffAccount): StaffActor {
  return Object.freeze({ id, email, name, role, markets, locale, zone });
}
