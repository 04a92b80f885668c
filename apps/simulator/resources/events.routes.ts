import { endpointShape } from '../shapes/account.shapes.js';
import { newId, randomText } from '../state/ids.js';
import { type EndpointRow } from '../state/records.js';
import { limitOf, listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badRequest, noSuch } from '../wire/stripe.error.js';
import { type EventRecord } from '../webhooks/event.log.js';
import { secondsOf, type World } from '../world.js';

const PATH = '/v1/webhook_endpoints';

/** Events, and the endpoints that they are sent to. */
export const eventRoutes = (world: World): Route[] => [
  { method: 'GET', path: '/v1/events', handle: ({ params }) => listEvents(world, params) },
  { method: 'GET', path: '/v1/events/:id', handle: (request) => retrieveEvent(world, request) },
  { method: 'POST', path: PATH, handle: ({ params }) => createEndpoint(world, params) },
  { method: 'GET', path: PATH, handle: ({ params }) => listEndpoints(world, params) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieveEndpoint(world, request) },
  { method: 'POST', path: `${PATH}/:id`, handle: (request) => updateEndpoint(world, request) },
  { method: 'DELETE', path: `${PATH}/:id`, handle: (request) => deleteEndpoint(world, request) },
];

const bodyOf = (event: EventRecord): object => JSON.parse(event.json) as object;

function listEvents(world: World, params: Params): object {
  const limit = limitOf(params);
  const type = params.text('type');
  const types = params.list('types');
  const after = params.text('starting_after');
  params.done();
  if (after !== undefined && !world.events.find(after)) throw noSuch('event', after, 'starting_after', 400);
  const events = world.events.newestFirst().filter((event) => (type === undefined || fits(type, event.type)) && (types.length === 0 || types.includes(event.type)));
  const start = after === undefined ? 0 : events.findIndex(({ id }) => id === after) + 1;
  return { object: 'list', data: events.slice(start, start + limit).map(bodyOf), has_more: start + limit < events.length, url: '/v1/events' };
}

const fits = (pattern: string, type: string): boolean => (pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type);

function retrieveEvent(world: World, request: ApiRequest): object {
  request.params.done();
  const event = world.events.find(idOf(request));
  if (!event) throw noSuch('event', idOf(request));
  return bodyOf(event);
}

function createEndpoint(world: World, params: Params): object {
  const url = checkedUrl(params.required('url'));
  const enabledEvents = params.list('enabled_events');
  if (enabledEvents.length === 0) throw badRequest('Missing required param: enabled_events.', { code: 'parameter_missing', param: 'enabled_events' });
  const description = params.text('description') ?? null;
  const metadata = params.metadata();
  params.accept('api_version', 'connect');
  params.done();
  const row = world.store.endpoints.add({ id: newId('we'), created: secondsOf(world), url, enabledEvents, description, metadata, secret: `whsec_${randomText(32)}`, disabled: false, deleted: false });
  return endpointShape(row, 'with secret');
}

function listEndpoints(world: World, params: Params): object {
  return listObject(PATH, world.store.endpoints, params, (row) => endpointShape(row, 'without secret'), (row) => !row.deleted);
}

function retrieveEndpoint(world: World, request: ApiRequest): object {
  request.params.done();
  return endpointShape(endpointOf(world, request), 'without secret');
}

function updateEndpoint(world: World, request: ApiRequest): object {
  const row = endpointOf(world, request);
  const { params } = request;
  const url = checkedUrl(params.text('url') ?? row.url);
  const events = params.list('enabled_events');
  const disabled = params.flag('disabled') ?? row.disabled;
  const metadata = params.metadata(row.metadata);
  const description = params.clearable('description');
  params.done();
  Object.assign(row, { url, disabled, metadata, enabledEvents: events.length > 0 ? events : row.enabledEvents, description: description === undefined ? row.description : description });
  world.store.endpoints.touch(row);
  return endpointShape(row, 'without secret');
}

function deleteEndpoint(world: World, request: ApiRequest): object {
  request.params.done();
  const row = endpointOf(world, request);
  row.deleted = true;
  world.store.endpoints.touch(row);
  return endpointShape(row, 'without secret');
}

function endpointOf(world: World, request: ApiRequest): EndpointRow {
  const row = world.store.endpoints.find(idOf(request));
  if (!row || row.deleted) throw noSuch('webhook endpoint', idOf(request));
  return row;
}

function checkedUrl(url: string): string {
  if (/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return url;
  throw badRequest('Invalid URL: An explicit scheme (such as https) must be provided.', { code: 'url_invalid', param: 'url' });
}
