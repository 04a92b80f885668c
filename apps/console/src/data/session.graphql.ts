import { graphql } from '../api/document.js';

export const MeFields = graphql(`
  fragment MeFields on Me {
    staff { id email name role locale zone markets }
    sessionExpiresAt
    idleMinutes
  }
`);

export const MeQuery = graphql(`
  query Me {
    me { ...MeFields }
  }
`, MeFields);

export const SignIn = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) { me { ...MeFields } }
  }
`, MeFields);

export const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const SetPreferences = graphql(`
  mutation SetPreferences($locale: String, $zone: String) {
    setPreferences(locale: $locale, zone: $zone) { ...MeFields }
  }
`, MeFields);
