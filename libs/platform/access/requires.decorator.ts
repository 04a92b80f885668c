import 'reflect-metadata';
import type { SubjectName, Verb } from '#permissions';

export interface Permission {
  readonly verb: Verb;
  readonly subject: SubjectName;
}

/** What a handler declared: a permission that the guard asks for, or a reason why a session is enough, or not even that needed. */
export type AccessRule = Permission | { readonly signedIn: string } | { readonly open: string };

const ACCESS_RULE = Symbol('access rule');

/** The caller must be signed in and may `verb` at least some `subject`; the record itself is judged where it is loaded. */
export function Requires(verb: Verb, subject: SubjectName): MethodDecorator {
  return declare({ verb, subject });
}

/** Everybody who is signed in may call this handler, whatever their role, for the reason given. */
export function SignedIn(reason: string): MethodDecorator {
  return declare({ signedIn: reason });
}

/** Anybody may call this handler, signed in or not, for the reason given. */
export function NoPermission(reason: string): MethodDecorator {
  return declare({ open: reason });
}

export function accessRuleOf(handler: object): AccessRule | undefined {
  return Reflect.getOwnMetadata(ACCESS_RULE, handler) as AccessRule | undefined;
}

function declare(rule: AccessRule): MethodDecorator {
  return (_target, _name, descriptor: PropertyDescriptor) => {
    Reflect.defineMetadata(ACCESS_RULE, rule, descriptor.value as object);
  };
}
