import { readFile } from 'node:fs/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** TypeORM orders migrations by the 13 digits that end their name; ours are a counter from this origin. */
const ORIGIN = 1_764_000_000_000;

/** A migration is one reviewed SQL file, run in one transaction. There is no `down`: a mistake is corrected by the next migration. */
function sqlMigration(order: number, title: string): MigrationClass {
  const file = new URL(`./${String(order).padStart(4, '0')}-${title}.sql`, import.meta.url);
  return class implements MigrationInterface {
    readonly name = `${title}${String(ORIGIN + order)}`;

    async up(queryRunner: QueryRunner): Promise<void> {
      await queryRunner.query(await readFile(file, 'utf8'));
    }

    down(): Promise<void> {
      throw new Error(`${title} cannot be undone; write a new migration`);
    }
  };
}

/** The whole database, in order. Append only: a released file never changes. */
export const migrations: MigrationClass[] = [
  'platform',
  'audit',
  'staff',
  'plans',
  'subscribers',
  'payments',
  'renewals',
  'loyalty',
  'actions',
  'cases',
  'line-steps',
  'lines-abroad',
  'import-changes',
  'requests',
  'line-leases',
  'payment-methods',
  'charge-door',
  'worklist-order',
  'invariants',
  'incidents',
  'application-role',
  'refunds',
  'late-captures',
  'paypal',
  'provider-breaker',
  'awaited-charges',
  'bulk-runs',
  'balance-first',
  'left-executions',
  'refund-evidence',
  'cheaper-guards',
  'awaited-worklist',
  'charge-movements',
  'late-refunds',
  'shared-cards',
  'confirmation-links',
  'time-anchor',
  'reconciliation',
  'card-links',
].map((title, index) => sqlMigration(index + 1, title));
