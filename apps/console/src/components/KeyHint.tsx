import styles from './key-hint.module.css';

/** A key as it looks on a keyboard: `<KeyHint keys="Ctrl K" />`, keys separated by spaces. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles['keys']}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
