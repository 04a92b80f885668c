import { Child } from './child.js';
import type { Operation } from './desk.js';

/** A statement as the product sent it. */
export interface Statement {
  /** The name under which it was prepared; absent: it was not. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface CaptureOrder {
  readonly databaseUrl: string;
  readonly email: string;
  readonly password: string;
  readonly operations: readonly Operation[];
}

/** The statements that the product runs for each operation once it is warm, in order; those about the session are left out. */
export async function captureStatements(order: CaptureOrder, log: string): Promise<Statement[][]> {
  const child = Child.start('bench/scene/capture.process.ts', { log });
  try {
    child.send(order);
    return await child.answer<Statement[][]>();
  } finally {
    await child.stop();
  }
}
