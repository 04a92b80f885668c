export { keepNothing } from './keep-nothing.js';
export { ScriptedProvider } from './scripted.provider.js';
export type { Behaviour, RefundBehaviour } from './scripted.provider.js';
