import { type Params } from './params.js';

export type Method = 'GET' | 'POST' | 'DELETE';

/** A request that was authorised and decoded. */
export interface ApiRequest {
  /** The values of the path's parameters, in order. */
  readonly ids: readonly string[];
  readonly params: Params;
  /** Minor units that a `wrongAmount` fault captures on top. */
  readonly excess: number;
}

export interface Route {
  readonly method: Method;
  /** `/v1/payment_intents/:id/confirm` */
  readonly path: string;
  /** What kind of money movement it is, for faults. */
  readonly operation?: 'charge' | 'refund';
  /** The answer's body. Works at once: nothing else happens between its reading and its writing. @throws ProviderError */
  handle(request: ApiRequest): object;
}

export interface Found {
  readonly route: Route;
  readonly ids: readonly string[];
}

/** Finds the route of a path. Fixed parts win over parameters in the order of the table. */
export class Router {
  private readonly byShape = new Map<string, { parts: readonly string[]; route: Route }[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const parts = route.path.split('/');
      const shape = shapeOf(route.method, parts);
      this.byShape.set(shape, [...(this.byShape.get(shape) ?? []), { parts, route }]);
    }
  }

  find(method: string, path: string): Found | undefined {
    const given = path.split('/');
    for (const { parts, route } of this.byShape.get(shapeOf(method, given)) ?? []) {
      const ids: string[] = [];
      const fits = parts.every((part, index) => {
        const value = given[index] ?? '';
        if (!part.startsWith(':')) return part === value;
        ids.push(value);
        return value !== '';
      });
      if (fits) return { route, ids };
    }
    return undefined;
  }
}

const shapeOf = (method: string, parts: readonly string[]): string => `${method} ${parts.length} ${parts[2] ?? ''}`;

/** The only parameter of a path that has one. */
export const idOf = (request: ApiRequest): string => request.ids[0] ?? '';
