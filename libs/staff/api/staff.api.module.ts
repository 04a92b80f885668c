import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { SessionReader } from '#platform/access';
import { SignIn } from '../sign-in.service.js';
import { SignInThrottle } from '../sign-in.throttle.js';
import { StaffModule } from '../staff.module.js';
import { STAFF_OPTIONS } from '../staff.options.js';
import type { StaffOptions } from '../staff.options.js';
import { StaffSessions } from '../staff.sessions.js';
import { StaffResolver } from './staff.resolver.js';

/** Sign-in, sessions and preferences. Global, because the edge of every request asks for the session. */
@Global()
@Module({})
export class StaffApiModule {
  static forRoot(options: StaffOptions): DynamicModule {
    return {
      module: StaffApiModule,
      imports: [StaffModule],
      providers: [
        { provide: STAFF_OPTIONS, useValue: options },
        StaffSessions,
        { provide: SessionReader, useExisting: StaffSessions },
        SignInThrottle,
        SignIn,
        StaffResolver,
      ],
      exports: [SessionReader],
    };
  }
}
