import { graphql } from '../api/document.js';

export const SearchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      hits { kind id subscriberId lineId title detail matchedOn exact lineStatus numberLostAt }
      more
    }
  }
`);
