import { Module } from '@nestjs/common';
import { TimelineReader } from './timeline.reader.js';
import { TimelineResolver } from './timeline.resolver.js';

export { TimelineReader } from './timeline.reader.js';

@Module({ providers: [TimelineReader, TimelineResolver], exports: [TimelineReader] })
export class TimelineModule {}
