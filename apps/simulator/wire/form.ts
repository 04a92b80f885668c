import { badRequest } from './stripe.error.js';

/** A decoded form: text, or nested fields. Lists are fields named 0, 1, 2, … */
export interface FormTree {
  [name: string]: string | FormTree;
}

const MAX_DEPTH = 6;
const MAX_FIELDS = 2000;

/** Decodes `a=1&b[c]=2&d[]=3&d[1]=4`. @throws ProviderError 400 on what no client would send */
export function decodeForm(text: string): FormTree {
  const tree = emptyTree();
  if (text === '') return tree;
  const pairs = text.split('&');
  if (pairs.length > MAX_FIELDS) throw badRequest('Too many parameters.');
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    if (name.includes('[')) place(tree, pathOf(name), value);
    else set(tree, name, value);
  }
  return tree;
}

const emptyTree = (): FormTree => Object.create(null) as FormTree;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.includes('+') ? text.replaceAll('+', ' ') : text);
  } catch {
    throw badRequest('Invalid request: the parameters are not valid URL encoding.');
  }
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  const [, head, rest] = match ?? [];
  if (head === undefined || rest === undefined) throw badRequest(`Invalid parameter name: ${name.slice(0, 80)}`);
  const path = [head, ...rest.slice(1, -1).split('][')];
  if (path.length > MAX_DEPTH) throw badRequest(`Parameters are nested too deeply: ${head}`, { param: head });
  return path;
}

function place(tree: FormTree, path: readonly string[], value: string): void {
  let at = tree;
  for (const part of path.slice(0, -1)) {
    const next = at[part] ?? emptyTree();
    if (typeof next === 'string') throw badRequest(`Invalid object: ${path[0] ?? ''}`, { param: path[0] ?? '' });
    at[part] = next;
    at = next;
  }
  const last = path.at(-1) ?? '';
  set(at, last === '' ? String(Object.keys(at).length) : last, value);
}

function set(tree: FormTree, name: string, value: string): void {
  if (typeof tree[name] === 'object') throw badRequest(`Invalid string: ${name}`, { param: name });
  tree[name] = value;
}
