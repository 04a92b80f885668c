import { graphql } from '../../api/document.js';
import type { ResultOf } from '../../api/document.js';
import { CountFields } from '../../data/lists.graphql.js';

export const PlanTermsFields = graphql(`
  fragment PlanTermsFields on PlanVersion {
    id number
    price { minor currency }
    periodUnit periodCount extensionPolicy maxAccumulatedDays chargeDaysBefore graceDays suspendedDays quarantineDays
    retryOffsetsDays pointsEarned pointsValidDays balanceFirst publishedAt
  }
`);

export const PlanQuery = graphql(`
  query Plan($id: ID!) {
    plan(id: $id) {
      id code name market kind status createdAt retiredAt
      current { ...PlanTermsFields }
      versions { ...PlanTermsFields }
      linesOnPlan { ...CountFields }
    }
  }
`, PlanTermsFields, CountFields);

export const PlanRetirementQuery = graphql(`
  query PlanRetirement($planId: String!) {
    auditEntries(filter: { action: "retirePlan", subjectId: $planId }, first: 1) { rows { seq } }
  }
`);

export type Plan = ResultOf<typeof PlanQuery>['plan'];
