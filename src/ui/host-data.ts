import type { ComplexAttributeConverter, PropertyDeclarations } from 'lit';
import type { Chat } from '../chat/chat.js';
import type { AuthProvider, JourneyContext } from '../model/auth.js';

/** What the page hands to the chat as it is; nothing of it makes another chat. */
export interface HostData {
  readonly customAttributes: unknown;
  readonly authProvider: AuthProvider | undefined;
  readonly journeyContext: JourneyContext | undefined;
}

const json: ComplexAttributeConverter = {
  fromAttribute(text) {
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Not an object, as the page's owner will be told.
      return text;
    }
  },
};

export const HOST_DATA = {
  customAttributes: { attribute: 'custom-attributes', converter: json },
  authProvider: { attribute: false },
  journeyContext: { attribute: false },
} satisfies PropertyDeclarations;

export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param changed - Names of what has another value now; for a chat that is new here, of what was ever set.
 * @param answers - Of the form before the chat; what the page says itself goes first.
 * @param complain - Called when the custom attributes are none.
 */
export const handOver = (
  chat: Chat,
  data: HostData,
  changed: (name: keyof HostData) => boolean,
  answers: Readonly<Record<string, string>> | undefined,
  complain: () => void,
): void => {
  const { customAttributes, authProvider, journeyContext } = data;
  if (changed('authProvider')) chat.setAuthProvider(authProvider);
  if (changed('journeyContext')) chat.setJourneyContext(journeyContext);
  if (!changed('customAttributes')) return;
  if (customAttributes === undefined || isPlain(customAttributes))
    chat.setAttributes({ ...answers, ...customAttributes });
  else complain();
};
