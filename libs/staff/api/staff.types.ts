import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import type { Role } from '#permissions';
import { DateTimeScalar } from '#platform/graphql';

/** Roles as the schema writes them; the values are the roles themselves. */
export const StaffRole = { AGENT: 'agent', SUPERVISOR: 'supervisor', ADMIN: 'admin', AUDITOR: 'auditor' } as const satisfies Record<string, Role>;
registerEnumType(StaffRole, { name: 'StaffRole' });

@ObjectType('Staff')
export class StaffType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StaffRole)
  role!: Role;

  @Field(() => String)
  locale!: Locale;

  @Field(() => String)
  zone!: string;

  @Field(() => [String], { nullable: true })
  markets!: readonly string[] | null;
}

@ObjectType('Me')
export class MeType {
  @Field(() => StaffType)
  staff!: StaffType;

  @Field(() => DateTimeScalar)
  sessionExpiresAt!: Date;

  @Field(() => Int)
  idleMinutes!: number;
}

@ObjectType('SignInResult')
export class SignInResultType {
  @Field(() => MeType)
  me!: MeType;
}
