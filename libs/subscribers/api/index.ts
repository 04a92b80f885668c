export { leaseOf } from './line-lease.resolver.js';
export { LineLeaseType, leaseView } from './line-lease.type.js';
export { LineStatusEnum } from './subscriber.enums.js';
export { LineRefType, LineType, SubscriberRefType, SubscriberType } from './subscriber.type.js';
export { SubscribersApiModule } from './subscribers-api.module.js';
