import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { ACTION, EFFECT_HANDLER, TARGET, effectStandings } from './action.declaration.js';
import type { ActionDeclaration, ActionPlanner } from './action.declaration.js';
import type { EffectKind } from './domain/effect.js';
import type { EffectHandler, TargetLoader } from './effect.handler.js';

export interface RegisteredAction {
  readonly declaration: ActionDeclaration;
  readonly planner: ActionPlanner<object>;
}

/** Finds every action, effect handler and target loader of the process, and refuses to start on a gap or a double. */
@Injectable()
export class ActionRegistry implements OnModuleInit {
  private readonly actions = new Map<string, RegisteredAction>();
  private readonly handlers = new Map<string, EffectHandler>();
  private readonly targets = new Map<string, TargetLoader>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const declaration = this.reflector.get<ActionDeclaration | undefined>(ACTION, metatype);
      if (declaration) register(this.actions, declaration.name, { declaration, planner: instance as ActionPlanner<object> });
      const kind = this.reflector.get<EffectKind | undefined>(EFFECT_HANDLER, metatype);
      if (kind) register(this.handlers, kind, invertible(kind, instance as EffectHandler));
      const target = this.reflector.get<string | undefined>(TARGET, metatype);
      if (target) register(this.targets, target, instance as TargetLoader);
    }
    for (const { declaration, planner } of this.actions.values()) {
      if ((planner.settle === undefined) !== (planner.standing === undefined)) throw new Error(`Action ${declaration.name} must both settle and say how it stands, or neither`);
      if (declaration.target !== null && !this.targets.has(declaration.target)) {
        throw new Error(`Action ${declaration.name} works on ${declaration.target}, which nothing loads (@TargetOf)`);
      }
    }
  }

  action(name: string): RegisteredAction {
    return found(this.actions, name);
  }

  handler(kind: string): EffectHandler {
    return found(this.handlers, kind);
  }

  target(type: string): TargetLoader {
    return found(this.targets, type);
  }
}

function invertible(kind: EffectKind, handler: EffectHandler): EffectHandler {
  const stands = effectStandings().some(([known]) => known === kind);
  if (stands !== (handler.invert !== undefined)) throw new Error(`The handler of ${kind} must both invert its effects and say when they stand, or neither`);
  return handler;
}

function register<Item>(items: Map<string, Item>, key: string, item: Item): void {
  // A provider exported by a module can be discovered more than once; two different ones are a defect.
  const existing = items.get(key);
  if (existing && existing !== item && !sameAction(existing, item)) throw new Error(`Two classes are registered for ${key}`);
  items.set(key, item);
}

function sameAction(a: unknown, b: unknown): boolean {
  return (a as Partial<RegisteredAction>).planner !== undefined && (a as RegisteredAction).planner === (b as RegisteredAction).planner;
}

function found<Item>(items: Map<string, Item>, key: string): Item {
  const item = items.get(key);
  if (!item) throw new Error(`Nothing is registered for ${key}`);
  return item;
}
