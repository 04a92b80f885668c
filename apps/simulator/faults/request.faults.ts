import { behaviourNamed } from '../cards/behaviour.js';
import { templateMethod } from '../cards/method-ids.js';
import { type FormTree } from '../wire/form.js';
import { type Found } from '../wire/router.js';
import { type World } from '../world.js';
import { type Fault } from './fault.js';
import { type Subject } from './faults.js';

/** The fault that is to happen to a request: one that the admin API set, or the one that its payment method stands for. */
export function faultOf(world: World, found: Found, tree: FormTree): Fault | undefined {
  const { operation } = found.route;
  return world.faults.take(() => subjectOf(world, found, tree)) ?? (operation === 'charge' && movesMoney(found, tree) ? methodFault(world, methodId(world, found, tree)) : undefined);
}

/** An intent that is made without being confirmed asks no card. */
const movesMoney = ({ route, ids }: Found, tree: FormTree): boolean => route.operation !== 'charge' || ids.length > 0 || tree.confirm === 'true';

function subjectOf(world: World, found: Found, tree: FormTree): Subject {
  const intent = world.store.intents.find(found.ids[0] ?? textOf(tree.payment_intent) ?? '');
  const given = Object.entries(typeof tree.metadata === 'object' ? tree.metadata : {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []));
  return {
    operation: found.route.operation !== undefined && movesMoney(found, tree) ? found.route.operation : 'other',
    payment_method: methodId(world, found, tree) ?? null,
    customer: textOf(tree.customer) ?? intent?.customer ?? null,
    metadata: { ...intent?.metadata, ...Object.fromEntries(given) },
  };
}

function methodId(world: World, found: Found, tree: FormTree): string | undefined {
  return textOf(tree.payment_method) ?? world.store.intents.find(found.ids[0] ?? '')?.method ?? undefined;
}

function methodFault(world: World, id: string | undefined): Fault | undefined {
  if (id === undefined) return undefined;
  const behaviour = world.store.method(id)?.behaviour ?? templateMethod(id)?.behaviour;
  return behaviour === undefined ? undefined : behaviourNamed(behaviour)?.fault;
}

const textOf = (value: FormTree[string] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
