import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Refusal } from '#kernel';
import { abilityFor } from '#permissions';
import type { StaffAbility } from '#permissions';
import { requestContext } from './request.context.js';
import type { StaffActor } from './request.context.js';
import { accessRuleOf } from './requires.decorator.js';
import type { AccessRule } from './requires.decorator.js';

type SessionRule = Exclude<AccessRule, { open: string }>;

const abilities = new WeakMap<StaffActor, StaffAbility>();

/** The ability of a signed-in member of staff, built once per session object. */
export function abilityOf(staff: StaffActor): StaffAbility {
  let ability = abilities.get(staff);
  if (!ability) {
    ability = abilityFor(staff);
    abilities.set(staff, ability);
  }
  return ability;
}

/**
 * Stands before every GraphQL root field and every route. Fails closed: a handler that declares nothing is forbidden.
 * Refusals: UNAUTHENTICATED or SESSION_EXPIRED when nobody is signed in, FORBIDDEN when the role does not allow it.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule = accessRuleOf(context.getHandler());
    if (!rule) throw new Refusal('FORBIDDEN');
    if ('open' in rule) return true;
    const { identify } = requestContext.current();
    return identify ? this.identifyFirst(identify, rule) : this.mayEnter(rule);
  }

  private async identifyFirst(identify: () => Promise<void> | undefined, rule: SessionRule): Promise<boolean> {
    await identify();
    return this.mayEnter(rule);
  }

  private mayEnter(rule: SessionRule): boolean {
    const staff = signedIn();
    if ('verb' in rule && !abilityOf(staff).can(rule.verb, rule.subject)) throw new Refusal('FORBIDDEN');
    return true;
  }
}

/** The signed-in member of staff; refusal UNAUTHENTICATED or SESSION_EXPIRED otherwise. */
export function signedIn(): StaffActor {
  const { staff, sessionEnded } = requestContext.current();
  if (!staff) throw new Refusal(sessionEnded ? 'SESSION_EXPIRED' : 'UNAUTHENTICATED');
  return staff;
}
