import { Fragment } from 'react';
import { CopyText } from './CopyText.js';

/** A hash with a button that copies it. Where a line is too short it breaks between groups, not before the last characters. */
export function Hash({ hash }: { hash: string }) {
  return (
    <CopyText text={hash} mono>
      {(hash.match(/.{1,16}/g) ?? []).map((group, index) => (
        <Fragment key={index}>
          {group}
          <wbr />
        </Fragment>
      ))}
    </CopyText>
  );
}
