import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { DEFAULT_LOCALE, Refusal, isLocale } from '#kernel';
import type { Locale } from '#kernel';
import type { Context, StaffActor } from './request.context.js';

export interface SessionState {
  readonly staff: StaffActor | null;
  /** A cookie came, and its session is over. */
  readonly ended: boolean;
}

/** Finds out who a session cookie belongs to; #staff provides it. Nobody is signed in without one. */
export abstract class SessionReader {
  /** @param cookies the Cookie header; answers at once when the session was read less than a second ago */
  abstract read(cookies: string | undefined): SessionState | Promise<SessionState>;
}

export interface EdgeOptions {
  /** Origins of the console besides the host that the request was sent to, such as `https://desk.example.com`. */
  readonly origins: readonly string[];
  /** How many proxies in front add to X-Forwarded-For; 0 believes the socket only. */
  readonly trustedProxies: number;
}

/** Dependency injection token of {@link EdgeOptions}. */
export const EDGE_OPTIONS = Symbol('EdgeOptions');

const REQUEST_ID = /^[\w-]{8,64}$/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where requests come in: gives each its context, and refuses what another site's page sent. */
@Injectable()
export class RequestEdge {
  constructor(
    @Inject(EDGE_OPTIONS) private readonly options: EdgeOptions,
    @Optional() private readonly sessions?: SessionReader,
  ) {}

  /** The context of a request; `identify` completes it with the session when somebody wants to know. */
  open(request: IncomingMessage): Context {
    const { headers } = request;
    const given = headers['x-request-id'];
    const context: Writable<Context> = {
      requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
      address: this.addressOf(request),
      userAgent: headers['user-agent']?.slice(0, 300) ?? null,
      staff: null,
      locale: preferredLocale(headers['accept-language']),
      identify: undefined,
    };
    const complete = (state: SessionState): void => {
      context.staff = state.staff;
      context.sessionEnded = state.ended;
      if (state.staff) context.locale = state.staff.locale;
      context.identify = undefined;
    };
    const { sessions } = this;
    if (!sessions || headers.cookie === undefined) return context;
    context.identify = () => {
      const state = sessions.read(headers.cookie);
      if (state instanceof Promise) return state.then(complete);
      complete(state);
      return undefined;
    };
    return context;
  }

  /** Refusal ORIGIN_REFUSED when a request that may change something comes from a page of another site. */
  refuseForeignOrigin({ method, headers }: IncomingMessage): void {
    if (READS.has(method ?? '')) return;
    const { origin, host } = headers;
    if (origin === undefined && headers['sec-fetch-site'] !== 'cross-site') return;
    if (origin !== undefined && (this.options.origins.includes(origin) || sameHost(origin, host))) return;
    throw new Refusal('ORIGIN_REFUSED');
  }

  private addressOf(request: IncomingMessage): string | null {
    const socket = request.socket.remoteAddress ?? null;
    const hops = this.options.trustedProxies;
    const forwarded = request.headers['x-forwarded-for'];
    if (hops === 0 || typeof forwarded !== 'string') return socket;
    const chain = forwarded.split(',').map((part) => part.trim());
    return (chain[chain.length - hops] ?? chain[0])?.slice(0, 64) ?? socket;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function sameHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** The first language of Accept-Language that we speak, in the order of the browser's wishes. */
function preferredLocale(header: string | undefined): Locale {
  if (header === undefined || header.length > 200) return DEFAULT_LOCALE;
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
  });
  const spoken = wishes.filter((wish) => isLocale(wish.language) && wish.quality > 0).sort((a, b) => b.quality - a.quality);
  const language = spoken[0]?.language ?? '';
  return isLocale(language) ? language : DEFAULT_LOCALE;
}
