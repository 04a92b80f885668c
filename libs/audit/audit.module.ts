import { Global, Module } from '@nestjs/common';
import { AuditChain } from './audit.chain.js';
import { AuditRecorder } from './audit.recorder.js';

/** Global, because everything that changes anything records it. */
@Global()
@Module({ providers: [AuditRecorder, AuditChain], exports: [AuditRecorder, AuditChain] })
export class AuditModule {}
