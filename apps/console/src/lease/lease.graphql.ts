import { graphql } from '../api/document.js';
import type { ResultOf } from '../api/document.js';

export const LeaseFields = graphql(`
  fragment LeaseFields on LineLease { staffId staffName mine until secondsLeft }
`);

export const ClaimLine = graphql(`
  mutation ClaimLine($lineId: ID!) { claimLine(lineId: $lineId) { ...LeaseFields } }
`, LeaseFields);

export const KeepLine = graphql(`
  mutation KeepLine($lineId: ID!) { keepLine(lineId: $lineId) { ...LeaseFields } }
`, LeaseFields);

export const ReleaseLine = graphql(`
  mutation ReleaseLine($lineId: ID!) { releaseLine(lineId: $lineId) }
`);

export const TakeOverLine = graphql(`
  mutation TakeOverLine($lineId: ID!) { takeOverLine(lineId: $lineId) { ...LeaseFields } }
`, LeaseFields);

export type Lease = ResultOf<typeof LeaseFields>;
