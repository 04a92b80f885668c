import { Module } from '@nestjs/common';
import { PasswordHasher } from './password.hasher.js';
import { StaffAccounts } from './staff.accounts.js';

/** Accounts only, for the command line and the seed; sign-in and sessions are in `#staff/api`. */
@Module({ providers: [PasswordHasher, StaffAccounts], exports: [PasswordHasher, StaffAccounts] })
export class StaffModule {}
