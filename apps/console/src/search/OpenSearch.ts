import { createContext } from 'react';

/** Opens the search box; provided by the frame. */
export const OpenSearch = createContext<() => void>(() => undefined);
