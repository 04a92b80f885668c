import { Injectable } from '@nestjs/common';
import { localeOf } from '#kernel';
import { record } from '#permissions';
import { abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { linkEndText } from './confirmation.view.js';
import { cardMessages } from '../domain/wording/link.words.js';

interface StoredCardLink {
  readonly id: string;
  readonly status: string;
  readonly url: string | null;
  readonly endsAt: Date;
  readonly asDefault: boolean;
  readonly createdAt: Date;
  readonly market: string;
  readonly language: string;
  readonly zone: string;
}

export interface CardLinkView extends Pick<StoredCardLink, 'id' | 'status' | 'endsAt' | 'asDefault' | 'createdAt'> {
  /** null: the provider has not given it yet, or the reader may not hand it out. */
  readonly url: string | null;
  /** In the subscriber's language. */
  readonly message: string | null;
}

/** The page on which a subscriber can enter a new card, while there is one. */
@Injectable()
export class CardLinkReader {
  constructor(private readonly database: Database) {}

  /** The caller has checked that the reader may see the subscriber. */
  async openOf(subscriberId: string, staff: StaffActor): Promise<CardLinkView | null> {
    const [link] = await this.database.query<StoredCardLink>(
      `SELECT k.id, upper(k.status) AS status, k.url, k.ends_at AS "endsAt", k.as_default AS "asDefault", k.created_at AS "createdAt", k.market, s.language, l.zone
       FROM card_link k JOIN subscriber s ON s.id = k.subscriber_id JOIN line l ON l.id = k.line_id
       WHERE k.subscriber_id = $1 AND k.status IN ('pending', 'unknown', 'open')`,
      [subscriberId],
    );
    if (!link) return null;
    const { id, status, endsAt, asDefault, createdAt, market, language, zone } = link;
    const url = abilityOf(staff).can('sendUpdateCardLink', record('Line', { market })) ? link.url : null;
    const locale = localeOf(language);
    return { id, status, endsAt, asDefault, createdAt, url, message: url && cardMessages[locale]({ url, end: linkEndText(endsAt, zone, locale) }) };
  }
}
