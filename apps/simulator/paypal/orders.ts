import { type Fault } from '../faults/fault.js';
import { randomText } from '../state/ids.js';
import { secondsOf, type World } from '../world.js';
import { amountOf, checkedAmount, countOf } from './amounts.js';
import { messageAbout, type MessageType } from './messages.js';
import { malformed, notFound, PaypalProblem, unprocessable } from './problem.js';
import { type CaptureRow, type OrderRow } from './rows.js';
import { captureShape, orderShape } from './shapes.js';
import { vaultBehaviour, type VaultBehaviour } from './vault.behaviour.js';

/** PayPal's ids: 17 capitals and digits. */
export const paypalId = (): string => randomText(17).toUpperCase();
export type Fields = Readonly<Record<string, unknown>>;
export const fieldsIn = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function makeOrder(world: World, body: Fields): object {
  if (body.intent !== 'CAPTURE') throw malformed('INVALID_PARAMETER_VALUE', 'The simulator takes the intent CAPTURE.');
  if (!Array.isArray(body.purchase_units) || body.purchase_units.length !== 1) throw malformed('INVALID_ARRAY_MAX_ITEMS', 'The simulator takes one purchase unit.');
  const unit = fieldsIn(body.purchase_units[0]);
  const row = world.store.orders.add({
    id: paypalId(), created: secondsOf(world), amount: checkedAmount(unit.amount), customId: textIn(unit.custom_id), invoiceId: textIn(unit.invoice_id), status: 'CREATED', capture: null,
  });
  return orderShape(row, world.store);
}

export function findOrder(world: World, id: string): OrderRow {
  const row = world.store.orders.find(id);
  if (!row) throw notFound();
  return row;
}

/** The account that a capture is to be taken from. */
export const vaultIn = (body: Fields): string | null => textIn(fieldsIn(fieldsIn(body.payment_source).paypal).vault_id);

/** How the account behaves now; asking it counts. @throws PaypalProblem when there is no such account */
export function askVault(world: World, id: string | null): VaultBehaviour {
  if (id === null) throw unprocessable('ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.');
  const { vaults } = world.store;
  const row = vaults.find(id) ?? vaults.add({ id, created: secondsOf(world), attempts: 0 });
  const behaviour = vaultBehaviour(id, row.attempts);
  row.attempts += 1;
  vaults.touch(row);
  if (!behaviour) throw unprocessable('TOKEN_ID_NOT_FOUND', 'The specified vault_id does not exist.');
  return behaviour;
}

export function captureOrder(world: World, order: OrderRow, behaviour: VaultBehaviour, fault: Fault | undefined): object {
  if (order.capture !== null) throw unprocessable('ORDER_ALREADY_CAPTURED', 'Order already captured. If intent=CAPTURE only one capture per order is allowed.');
  if (behaviour.kind === 'refuse') throw unprocessable(behaviour.issue);
  if (behaviour.kind === 'payer_action') {
    order.status = 'PAYER_ACTION_REQUIRED';
    world.store.orders.touch(order);
    throw unprocessable('PAYER_ACTION_REQUIRED', 'Payer needs to perform the following action before proceeding with payment.');
  }
  const excess = fault?.kind === 'wrongAmount' ? (fault.excess ?? 100) : 0;
  const status = behaviour.kind === 'decline' ? 'DECLINED' : behaviour.kind === 'pending' ? 'PENDING' : 'COMPLETED';
  const capture: CaptureRow = world.store.captures.add({
    id: paypalId(), created: secondsOf(world), order: order.id, customId: order.customId, invoiceId: order.invoiceId, status,
    amount: excess === 0 ? order.amount : amountOf(countOf(order.amount) + excess, order.amount.currency_code),
    responseCode: behaviour.kind === 'decline' ? behaviour.code : null,
  });
  order.capture = capture.id;
  order.status = 'COMPLETED';
  world.store.orders.touch(order);
  tell(world, `PAYMENT.CAPTURE.${status}`, captureShape(capture));
  if (status === 'COMPLETED') tell(world, 'CHECKOUT.ORDER.COMPLETED', orderShape(order, world.store));
  return orderShape(order, world.store);
}

/** A capture that PayPal reviewed is paid after all. */
export function completeCapture(world: World, id: string): CaptureRow {
  const row = world.store.captures.find(id);
  if (row?.status !== 'PENDING') throw new PaypalProblem(404, 'RESOURCE_NOT_FOUND', 'No pending capture has this id.');
  row.status = 'COMPLETED';
  world.store.captures.touch(row);
  tell(world, 'PAYMENT.CAPTURE.COMPLETED', captureShape(row));
  return row;
}

export function tell(world: World, type: MessageType, resource: object): void {
  world.tell(messageAbout(type, resource, world.now()));
}
