import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import type { Role } from '#permissions';
import { DateTimeScalar, StaffRoleEnum } from '#platform/graphql';

@ObjectType('Staff')
export class StaffType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StaffRoleEnum)
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
