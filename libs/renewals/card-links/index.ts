import { CardLinkDesk } from './card-link.desk.js';
import { CardLinkEvents } from './card-link.events.js';
import { CardLinkResolver } from './card-link.resolver.js';
import { CardLinkSettlement } from './card-link.settlement.js';

/** Everything that pages for new cards are made of, for the module that renewals share with them. */
export const CARD_LINK_SERVICES = [CardLinkDesk, CardLinkEvents, CardLinkResolver, CardLinkSettlement];
