import { graphqlEnum } from '#platform/graphql';
import { chargeStates } from '../domain/charge.states.js';
import { FAILURE_CLASSES } from '../domain/failure.js';

export const ChargeStatusEnum = graphqlEnum('ChargeStatus', chargeStates.states);
export const FailureClassEnum = graphqlEnum('FailureClass', FAILURE_CLASSES);
