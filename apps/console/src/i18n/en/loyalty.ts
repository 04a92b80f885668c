/** Points given or taken by staff. */
export const loyalty = {
  title: 'Loyalty adjustments',
  lead: 'Points that staff gave or took, newest first.',
  adjust: 'Adjust points',
  empty: 'No points have been adjusted yet.',
  columns: { at: 'Time', subscriber: 'Subscriber', points: 'Points', actor: 'By', reason: 'Reason', state: 'State' },
  choose: 'Choose one to see what it changed.',
  detail: 'Adjustment',
  notYours: 'The record of this adjustment belongs to a colleague. Supervisors and administrators can open it.',
  undo: 'Undo',
  isUndo: 'This took back an earlier adjustment.',
  undone: 'This adjustment was taken back.',
  state: { done: 'Done', undoable: 'Can be undone', undone: 'Undone', undo: 'Undo' },
  canBeUndone: 'It can still be undone.',
  openSubscriber: 'Open the subscriber',
  openEntry: 'Audit entry',
  find: {
    title: 'Whose points?',
    placeholder: 'Name, number, e-mail or reference',
    hint: 'Type at least two characters.',
    nothing: 'Nobody found for “{text}”',
  },
} as const;
