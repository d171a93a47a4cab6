/** What the page's identity provider gave: a code to be exchanged (PKCE), or an ID token (implicit flow). */
export type AuthGrant =
  | {
      readonly code: string;
      readonly redirectUri: string;
      readonly codeVerifier?: string | undefined;
      readonly iss?: string | undefined;
      readonly nonce?: string | undefined;
      /** Seconds since the visitor really signed in at the provider. */
      readonly maxAge?: number | undefined;
    }
  | { readonly idToken: string; readonly nonce: string };

/** Asked when the visitor is to be signed in; may show a window of its own. A rejection is a sign-in that was called off. */
export type AuthProvider = () => Promise<AuthGrant>;

/** Who the visitor is for predictive engagement, as the service's model has it: `customer`, `customerSession` … */
export type JourneyContext = Readonly<Record<string, unknown>>;
