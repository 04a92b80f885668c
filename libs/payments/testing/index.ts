export { ScriptedProvider } from './scripted.provider.js';
export type { Behaviour } from './scripted.provider.js';
