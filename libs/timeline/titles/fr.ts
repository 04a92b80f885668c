import type { TimelineTitles } from './titles.js';

export const fr: TimelineTitles = {
  RENEWAL: {
    due: 'Renouvellement à échéance',
    charging: 'Renouvellement en cours de paiement',
    unknown: 'Renouvellement en attente du résultat d’un paiement',
    retry_scheduled: 'Renouvellement échoué, nouvel essai prévu',
    failed: 'Renouvellement échoué',
    succeeded: 'Renouvelé',
    lapsed: 'Renouvellement caduc',
    canceled: 'Renouvellement annulé',
  },
  CHARGE: {
    pending: 'Paiement en cours',
    unknown: 'Paiement envoyé, résultat inconnu',
    succeeded: 'Paiement encaissé',
    failed: 'Paiement refusé',
    canceled: 'Paiement annulé',
  },
  VALIDITY: {
    import: 'Validité reprise',
    charge: 'Validité prolongée par un paiement',
    staff: 'Validité modifiée par un collègue',
    undo: 'Modification de validité annulée',
    plan_change: 'Validité modifiée avec le forfait',
  },
  POINTS: {
    earn: 'Points gagnés',
    spend: 'Points dépensés',
    adjust: 'Points ajustés',
    expire: 'Points expirés',
    reverse: 'Points repris',
  },
  ACTION: {
    extendValidity: 'Validité prolongée à la main',
    renewNow: 'Renouvellement encaissé à la main',
    changePlan: 'Forfait changé',
    adjustPoints: 'Points ajustés à la main',
    setAutoRenew: 'Renouvellement automatique modifié',
    updateContact: 'Coordonnées modifiées',
    openCase: 'Dossier ouvert par un collègue',
    closeCase: 'Dossier clos par un collègue',
    undoAction: 'Action annulée',
    other: 'Action d’un collègue',
  },
  CASE: { open: 'Dossier ouvert', closed: 'Dossier clos' },
};
