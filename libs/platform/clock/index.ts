export { ClockKeeper } from './clock.keeper.js';
export { ClockKeeperModule, ClockModule } from './clock.module.js';
export { HouseClock } from './house.clock.js';
