import { Module } from '@nestjs/common';
import { SubscribersModule } from '#subscribers';
import { SubscriberImport } from './subscriber.import.js';

@Module({ imports: [SubscribersModule], providers: [SubscriberImport], exports: [SubscriberImport] })
export class SubscriberImportModule {}
