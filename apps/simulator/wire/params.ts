import { type Metadata } from '../state/records.js';
import { type FormTree } from './form.js';
import { badRequest } from './stripe.error.js';

/** Reads the parameters of one request, as strictly as Stripe does, and knows which of them nobody asked for. */
export class Params {
  private readonly known = new Set<string>();

  constructor(private readonly tree: FormTree, private readonly prefix = '') {}

  /** An empty value means "not given", except to `clearable`. */
  text(name: string): string | undefined {
    const value = this.raw(name);
    if (typeof value === 'object') throw badRequest(`Invalid string: ${this.path(name)}`, { param: this.path(name) });
    return value === '' ? undefined : value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw badRequest(`Missing required param: ${this.path(name)}.`, { code: 'parameter_missing', param: this.path(name) });
    return value;
  }

  /** Undefined: leave as it is; null: the caller sent it empty to clear it. */
  clearable(name: string): string | null | undefined {
    return this.raw(name) === '' ? null : this.text(name);
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) throw badRequest(`Invalid integer: ${value.slice(0, 80)}`, { code: 'parameter_invalid_integer', param: this.path(name) });
    return number;
  }

  requiredInteger(name: string): number {
    this.required(name);
    return this.integer(name) ?? 0;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined || value === 'true' || value === 'false') return value === undefined ? undefined : value === 'true';
    throw badRequest(`Invalid boolean: ${value.slice(0, 80)}`, { param: this.path(name) });
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    const choice = choices.find((known) => known === value);
    if (value !== undefined && choice === undefined) throw badRequest(`Invalid ${this.path(name)}: must be one of ${choices.join(', ')}`, { param: this.path(name) });
    return choice;
  }

  list(name: string): string[] {
    const value = this.raw(name);
    if (value === undefined || value === '') return [];
    if (typeof value === 'string') throw badRequest(`Invalid array: ${this.path(name)}`, { param: this.path(name) });
    return Object.values(value).map((item) => {
      if (typeof item === 'object') throw badRequest(`Invalid array: ${this.path(name)}`, { param: this.path(name) });
      return item;
    });
  }

  nested(name: string): Params | undefined {
    const value = this.raw(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') throw badRequest(`Invalid object: ${this.path(name)}`, { param: this.path(name) });
    return new Params(value, this.path(name));
  }

  isNested(name: string): boolean {
    return typeof this.tree[name] === 'object';
  }

  /** The metadata that `before` becomes: given keys are set, keys given empty are removed, `metadata=''` removes all. */
  metadata(before: Metadata = {}): Metadata {
    const value = this.raw('metadata');
    if (value === undefined) return before;
    if (value === '') return {};
    if (typeof value === 'string') throw badRequest('Invalid object', { param: 'metadata' });
    const after = new Map(Object.entries(before));
    for (const [key, text] of Object.entries(value)) {
      if (typeof text === 'object') throw badRequest(`Metadata values must be strings, but for key \`${key}\` you passed in a value of type hash`, { param: 'metadata' });
      if (key.length > 40 || text.length > 500) throw badRequest('Metadata keys can have up to 40 characters and values up to 500 characters.', { param: `metadata[${key.slice(0, 40)}]` });
      if (text === '') after.delete(key);
      else after.set(key, text);
    }
    if (after.size > 50) throw badRequest('Metadata can have up to 50 keys.', { param: 'metadata' });
    return Object.fromEntries(after);
  }

  /** Parameters of Stripe's that change nothing here. */
  accept(...names: string[]): void {
    for (const name of names) this.known.add(name);
  }

  /** @throws ProviderError naming the parameters that nobody read: a typing error must not pass unseen */
  done(): void {
    const unknown = Object.keys(this.tree).filter((name) => !this.known.has(name));
    const [first] = unknown;
    if (first === undefined) return;
    throw badRequest(`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.map((name) => this.path(name)).join(', ')}`, { code: 'parameter_unknown', param: this.path(first) });
  }

  private raw(name: string): string | FormTree | undefined {
    this.known.add(name);
    return this.tree[name];
  }

  private path(name: string): string {
    return this.prefix === '' ? name : `${this.prefix}[${name}]`;
  }
}
