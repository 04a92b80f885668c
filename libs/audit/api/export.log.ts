import { Injectable } from '@nestjs/common';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { AuditRecorder } from '#audit';

/** Every file that leaves the house is on record before its first line is sent. */
@Injectable()
export class ExportLog {
  constructor(
    private readonly database: Database,
    private readonly recorder: AuditRecorder,
  ) {}

  async record(file: string, filter: object, staff: StaffActor): Promise<void> {
    const { requestId, address } = requestContext.current();
    await this.database.transaction(() => {
      this.recorder.record({
        action: 'export',
        actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
        subject: { type: 'Export', id: file },
        outcome: 'done',
        requestId,
        address,
        details: { filter },
      });
      return Promise.resolve();
    });
  }
}
