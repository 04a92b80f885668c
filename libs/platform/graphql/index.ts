export { decodeCursor, encodeCursor, pageSize } from './paging.js';
export type { CursorPart } from './paging.js';
export { BigIntScalar, DateTimeScalar, JsonScalar, LocalDateScalar } from './scalars.js';
export { CountType, MoneyType, PageInfoType } from './shared.types.js';
