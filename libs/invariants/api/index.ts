import { Module } from '@nestjs/common';
import { InvariantsModule } from '#invariants';
import { InvariantsResolver } from './invariants.resolver.js';

@Module({ imports: [InvariantsModule], providers: [InvariantsResolver] })
export class InvariantsApiModule {}
