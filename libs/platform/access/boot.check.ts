import type { INestApplicationContext, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLObjectType } from 'graphql';
import { accessRuleOf } from './requires.decorator.js';
import type { AccessRule } from './requires.decorator.js';

/** A way into the system: a root field of the schema or an HTTP route. */
export interface Entrance {
  readonly kind: 'query' | 'mutation' | 'subscription' | 'route';
  /** Root field, or path of the route. */
  readonly name: string;
  /** `Class::method`, or the root field when no resolver is known for it. */
  readonly handler: string;
  readonly rule: AccessRule | undefined;
}

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';

/** Every way into a started or initialised application, by kind and name. */
export function entrancesOf(app: INestApplicationContext): Entrance[] {
  const methods = [...handlerMethods(app)];
  const fields = rootFields(app).map(({ kind, parent, name }): Entrance => {
    const found = methods.find((method) => method.resolverType === parent && method.fieldName === name);
    return { kind, name, handler: found?.label ?? `${parent}.${name}`, rule: found && accessRuleOf(found.handler) };
  });
  const routes = methods
    .filter((method) => method.route !== undefined)
    .map((method): Entrance => ({ kind: 'route', name: method.route ?? '', handler: method.label, rule: accessRuleOf(method.handler) }));
  return [...fields, ...routes].sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
}

/** Refuses the start of an application that has a way in without a declared permission, and names each. */
export function assertEveryHandlerDeclaresAccess(app: INestApplicationContext): void {
  const bare = entrancesOf(app).filter((entrance) => entrance.rule === undefined);
  if (bare.length === 0) return;
  const names = [...new Set(bare.map((entrance) => entrance.handler))].join(', ');
  throw new Error(`No permission is declared for ${names}. Add @Requires(verb, subject), @SignedIn('reason') or @NoPermission('reason').`);
}

interface HandlerMethod {
  readonly handler: object;
  readonly label: string;
  readonly resolverType: string | undefined;
  readonly fieldName: string;
  readonly route: string | undefined;
}

function* handlerMethods(app: INestApplicationContext): Generator<HandlerMethod> {
  const scanner = new MetadataScanner();
  const seen = new Set<Type>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const wrapper of [...module.providers.values(), ...module.controllers.values()]) {
      const type = wrapper.metatype as Type | undefined;
      if (typeof type !== 'function' || typeof type.prototype !== 'object' || seen.has(type)) continue;
      seen.add(type);
      const prototype = type.prototype as Record<string, object>;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler) yield describe(type, name, handler);
      }
    }
  }
}

function describe(type: Type, name: string, handler: object): HandlerMethod {
  const read = (key: string, target: object): unknown => Reflect.getMetadata(key, target) as unknown;
  const isRoute = read(METHOD_METADATA, handler) !== undefined;
  const path = [type, handler].map((target) => ((read(PATH_METADATA, target) as string | undefined) ?? '').replace(/^\/|\/$/g, ''));
  return {
    handler,
    label: `${type.name}::${name}`,
    resolverType: read(RESOLVER_TYPE, handler) as string | undefined,
    fieldName: (read(RESOLVER_NAME, handler) as string | undefined) ?? name,
    route: isRoute ? `/${path.filter(Boolean).join('/')}` : undefined,
  };
}

function rootFields(app: INestApplicationContext): { kind: Entrance['kind']; parent: string; name: string }[] {
  const schema = app.get(GraphQLSchemaHost, { strict: false }).schema;
  const roots: [Entrance['kind'], GraphQLObjectType | null | undefined][] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([kind, type]) => Object.keys(type?.getFields() ?? {}).map((name) => ({ kind, parent: type?.name ?? '', name })));
}
