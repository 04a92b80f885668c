import type { FailureWording } from './words.js';

export const fr: FailureWording = {
  refer_to_bank: {
    title: 'La banque demande à être contactée',
    explanation: 'La banque veut parler au titulaire de la carte avant d’approuver le paiement.',
    advice: 'Invitez l’abonné à appeler le numéro figurant sur sa carte, puis prélevez à nouveau ; ou utilisez un autre moyen de paiement.',
  },
  merchant_setup: {
    title: 'Configuration de paiement refusée',
    explanation: 'Le réseau n’accepte pas les paiements de notre compte tel qu’il est configuré.',
    advice: 'Prévenez l’équipe paiements. L’abonné ne peut rien y changer.',
  },
  card_withdrawn: {
    title: 'Carte retirée par la banque',
    explanation: 'La banque a retiré cette carte et n’approuvera plus de paiement avec elle.',
    advice: 'Demandez un autre moyen de paiement. Aucune autre tentative n’aura lieu avec cette carte.',
  },
  declined_by_bank: {
    title: 'Refusé par la banque',
    explanation: 'La banque a refusé sans donner de motif. Certains de ces paiements passent un autre jour.',
    advice: 'Le paiement peut passer un autre jour. Si le numéro est près d’être perdu, demandez un autre moyen de paiement.',
  },
  bank_forbids_retry: {
    title: 'Carte refusée définitivement',
    explanation: 'La banque demande de ne plus prélever sur cette carte.',
    advice: 'Demandez un autre moyen de paiement.',
  },
  processing_fault: {
    title: 'Incident de traitement',
    explanation: 'Un incident est survenu entre le prestataire et la banque. La carte elle-même est peut-être bonne.',
    advice: 'La même carte peut très bien passer lors d’une autre tentative ; rien n’est à changer.',
  },
  not_supported: {
    title: 'Paiement non pris en charge par la carte',
    explanation: 'La carte ne permet pas ce type d’achat ou cette devise.',
    advice: 'Demandez un autre moyen de paiement.',
  },
  amount_refused: {
    title: 'Montant non accepté',
    explanation: 'Le prestataire n’accepte pas ce montant. L’abonné n’y est pour rien.',
    advice: 'Prévenez l’équipe paiements ; le prix de l’offre doit être vérifié.',
  },
  card_number_wrong: {
    title: 'Numéro de carte non valide',
    explanation: 'La banque ne connaît pas de carte portant ce numéro.',
    advice: 'Invitez l’abonné à saisir à nouveau sa carte, ou une autre.',
  },
  try_again: {
    title: 'La banque demande une nouvelle tentative',
    explanation: 'La banque n’a pas pu décider cette fois et demande que le paiement soit renvoyé.',
    advice: 'La même carte peut très bien passer lors d’une autre tentative ; rien n’est à changer.',
  },
  card_refused: {
    title: 'Carte non acceptée',
    explanation: 'La banque n’accepte pas cette carte.',
    advice: 'Demandez un autre moyen de paiement. Ne donnez pas d’autre motif ; la banque renseignera le titulaire.',
  },
  account_closed: {
    title: 'Compte clôturé',
    explanation: 'Le compte lié à cette carte n’existe plus.',
    advice: 'Demandez un autre moyen de paiement.',
  },
  insufficient_funds: {
    title: 'Provision insuffisante',
    explanation: 'Le compte ne couvrait pas le montant au moment du prélèvement.',
    advice: 'Convenez avec l’abonné d’un jour où le compte sera approvisionné, ou demandez un autre moyen de paiement.',
  },
  card_expired: {
    title: 'Carte expirée',
    explanation: 'La date d’expiration de la carte est dépassée, la banque la refuse donc.',
    advice: 'Invitez l’abonné à saisir sa nouvelle carte. Aucune tentative n’aura lieu d’ici là.',
  },
  pin_problem: {
    title: 'Problème de code secret',
    explanation: 'La banque a refusé à cause du code secret de la carte.',
    advice: 'Demandez un autre moyen de paiement, ou que le code soit régularisé auprès de la banque.',
  },
  not_permitted: {
    title: 'Usage de la carte non autorisé',
    explanation: 'La banque n’autorise pas cette carte pour les paiements en ligne ou récurrents.',
    advice: 'Invitez l’abonné à la faire autoriser par sa banque, ou à utiliser un autre moyen de paiement.',
  },
  payment_refused: {
    title: 'Paiement non accepté',
    explanation: 'Le paiement a été refusé et doit être examiné avant toute autre tentative.',
    advice: 'Transmettez à un superviseur. Ne donnez pas de motif à l’abonné ; proposez un autre moyen de paiement.',
  },
  limit_reached: {
    title: 'Plafond de la carte atteint',
    explanation: 'Le plafond de montant ou de nombre de paiements de la carte est atteint pour l’instant.',
    advice: 'Le paiement peut passer quand le plafond sera renouvelé. Si c’est trop tard pour le numéro, demandez un autre moyen de paiement.',
  },
  card_restricted: {
    title: 'Carte restreinte',
    explanation: 'La carte est restreinte ou pas encore activée.',
    advice: 'Invitez l’abonné à contacter sa banque, ou à utiliser un autre moyen de paiement.',
  },
  authentication_required: {
    title: 'Confirmation du titulaire requise',
    explanation: 'La banque veut que le titulaire confirme lui-même le paiement. Un nouveau prélèvement de notre part ne peut pas aboutir.',
    advice: 'Envoyez à l’abonné un lien pour confirmer le paiement.',
  },
  security_code_wrong: {
    title: 'Code de sécurité refusé',
    explanation: 'Le code de sécurité enregistré avec la carte est erroné.',
    advice: 'Invitez l’abonné à saisir à nouveau sa carte.',
  },
  address_mismatch: {
    title: 'Adresse de facturation différente',
    explanation: 'La banque connaît une autre adresse ou un autre code postal pour cette carte.',
    advice: 'Invitez l’abonné à saisir à nouveau sa carte avec l’adresse connue de la banque.',
  },
  card_details_changed: {
    title: 'Données de carte modifiées',
    explanation: 'La banque a émis de nouvelles données pour cette carte.',
    advice: 'Invitez l’abonné à saisir sa nouvelle carte.',
  },
  bank_unavailable: {
    title: 'Banque injoignable',
    explanation: 'La banque ou son réseau n’a pas répondu. D’autres abonnés de la même banque sont sans doute touchés.',
    advice: 'La même carte peut très bien passer dans quelques heures ; rien n’est à changer.',
  },
  legal_block: {
    title: 'Paiement interdit par la loi',
    explanation: 'Une règle légale empêche la banque d’approuver ce paiement.',
    advice: 'Demandez un autre moyen de paiement.',
  },
  consent_revoked: {
    title: 'Accord de prélèvement retiré',
    explanation: 'Le titulaire a demandé à sa banque d’arrêter ces paiements.',
    advice: 'Ne prélevez plus. Demandez à l’abonné s’il veut garder son numéro et recueillez un nouvel accord.',
  },
  duplicate_refused: {
    title: 'Pris pour un double paiement',
    explanation: 'La banque a vu le même montant sur la même carte à l’instant.',
    advice: 'Vérifiez que le numéro n’a pas été payé deux fois avant de prélever à nouveau.',
  },
  no_payment_method: {
    title: 'Aucun moyen de paiement',
    explanation: 'Il n’y a aucun moyen de paiement utilisable.',
    advice: 'Invitez l’abonné à en ajouter un.',
  },
  method_unknown: {
    title: 'Moyen de paiement inconnu du prestataire',
    explanation: 'Le prestataire ne détient plus ce moyen de paiement.',
    advice: 'Invitez l’abonné à saisir à nouveau sa carte.',
  },
  request_rejected: {
    title: 'Demande rejetée par le prestataire',
    explanation: 'Le prestataire n’a pas accepté notre demande. L’abonné n’y est pour rien, et rien n’a été prélevé.',
    advice: 'Prévenez l’équipe paiements.',
  },
  provider_unreachable: {
    title: 'Prestataire de paiement injoignable',
    explanation: 'La demande n’est jamais parvenue au prestataire ; rien n’a été prélevé.',
    advice: 'La même carte peut très bien passer lors d’une autre tentative ; rien n’est à changer.',
  },
  never_received: {
    title: 'Demande jamais reçue par le prestataire',
    explanation: 'Interrogé, le prestataire ne connaît pas ce prélèvement ; rien n’a été pris.',
    advice: 'La même carte peut très bien passer lors d’une autre tentative ; rien n’est à changer.',
  },
  amount_mismatch: {
    title: 'Un autre montant a été prélevé',
    explanation: 'Le prestataire a pris un montant ou une devise différents des nôtres. Le numéro n’a pas été prolongé.',
    advice: 'Transmettez à un superviseur : ce qui a été pris doit être régularisé avant tout autre prélèvement.',
  },
  paid_after_loss: {
    title: 'Payé après la perte du numéro',
    explanation: 'Le paiement s’est avéré réussi alors que le numéro ne pouvait plus être renouvelé.',
    advice: 'Transmettez à un superviseur : l’argent doit être rendu.',
  },
  unrecognised: {
    title: 'Refusé pour un motif inconnu',
    explanation: 'Le prestataire a donné un code absent du catalogue.',
    advice: 'Demandez un autre moyen de paiement et signalez le code à l’équipe paiements.',
  },
};
