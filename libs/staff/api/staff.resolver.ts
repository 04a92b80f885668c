import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Refusal } from '#kernel';
import { NoPermission, SignedIn, requestContext, signedIn } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { GraphqlContext } from '#platform/graphql';
import { clearedCookie, sessionCookie } from '../domain/session.cookie.js';
import { SignIn } from '../sign-in.service.js';
import { actorOf } from '../staff.account.js';
import { StaffAccounts } from '../staff.accounts.js';
import { STAFF_OPTIONS } from '../staff.options.js';
import type { StaffOptions } from '../staff.options.js';
import { StaffSessions } from '../staff.sessions.js';
import { MeType, SignInResultType } from './staff.types.js';

@Resolver()
export class StaffResolver {
  constructor(
    private readonly signInService: SignIn,
    private readonly sessions: StaffSessions,
    private readonly accounts: StaffAccounts,
    @Inject(STAFF_OPTIONS) private readonly options: StaffOptions,
  ) {}

  /** Null when nobody is signed in. */
  @Query(() => MeType, { nullable: true })
  @NoPermission('tells the caller who they are, which is nobody before sign-in')
  async me(@Context() context: GraphqlContext): Promise<MeType | null> {
    const { staff } = requestContext.current();
    if (!staff) return null;
    const expiresAt = await this.sessions.expiryOf(context.headers.cookie);
    return expiresAt && this.describe(staff, expiresAt);
  }

  @Mutation(() => SignInResultType)
  @NoPermission('this is how one gets permissions')
  async signIn(
    @Args('email', { type: () => String }) email: string,
    @Args('password', { type: () => String }) password: string,
    @Context() context: GraphqlContext,
  ): Promise<SignInResultType> {
    const { account, session } = await this.signInService.signIn(email, password);
    context.outgoing.push(['set-cookie', sessionCookie(session.token, this.options.secureCookies)]);
    return { me: this.describe(actorOf(account), session.expiresAt) };
  }

  @Mutation(() => Boolean)
  @NoPermission('ending a session that is over already is no mistake')
  async signOut(@Context() context: GraphqlContext): Promise<boolean> {
    await this.signInService.signOut(context.headers.cookie);
    context.outgoing.push(
      ['set-cookie', clearedCookie(this.options.secureCookies)],
      ['clear-site-data', '"cache", "storage"'],
    );
    return true;
  }

  @Mutation(() => MeType)
  @SignedIn('everybody chooses their own language and zone')
  async setPreferences(
    @Context() context: GraphqlContext,
    @Args('locale', { type: () => String, nullable: true }) locale?: string,
    @Args('zone', { type: () => String, nullable: true }) zone?: string,
  ): Promise<MeType> {
    const { id } = signedIn();
    const account = await this.accounts.setPreferences(id, { locale: locale ?? null, zone: zone ?? null });
    this.sessions.refresh(context.headers.cookie);
    const expiresAt = await this.sessions.expiryOf(context.headers.cookie);
    if (!expiresAt) throw new Refusal('SESSION_EXPIRED');
    return this.describe(actorOf(account), expiresAt);
  }

  private describe(staff: StaffActor, sessionExpiresAt: Date): MeType {
    return { staff, sessionExpiresAt, idleMinutes: this.options.idleMinutes };
  }
}
