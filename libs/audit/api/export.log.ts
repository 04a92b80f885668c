import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { CsvEnd } from '#platform/csv';
import { Database } from '#platform/database';
import { AuditRecorder } from '#audit';
import type { AuditRecord } from '#audit';

/** Every file that leaves the house is on record before its first line is sent, and again with what it came to. */
@Injectable()
export class ExportLog {
  constructor(
    private readonly database: Database,
    private readonly recorder: AuditRecorder,
  ) {}

  /** Records that a file is about to leave; gives what records how it ended. Both entries have the `exportId` in common. */
  async begin(file: string, filter: object, staff: StaffActor): Promise<(end: CsvEnd) => Promise<void>> {
    const { requestId, address } = requestContext.current();
    const exportId = newId();
    const entry = (outcome: string, details: object): AuditRecord => ({
      action: 'export',
      actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
      subject: { type: 'Export', id: file },
      outcome,
      requestId,
      address,
      details: { exportId, filter, ...details },
    });
    await this.record(entry('started', {}));
    return ({ rows, capped, broken }) => this.record(entry(broken ? 'failed' : 'done', { rows, capped }));
  }

  private record(entry: AuditRecord): Promise<void> {
    return this.database.transaction(() => {
      this.recorder.record(entry);
      return Promise.resolve();
    });
  }
}
