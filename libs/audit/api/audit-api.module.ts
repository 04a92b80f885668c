import { Module } from '@nestjs/common';
import { AuditExportController } from './audit-export.controller.js';
import { AuditReader } from './audit.reader.js';
import { AuditResolver } from './audit.resolver.js';
import { ExportLog } from './export.log.js';

@Module({ controllers: [AuditExportController], providers: [AuditReader, AuditResolver, ExportLog], exports: [AuditReader, ExportLog] })
export class AuditApiModule {}
