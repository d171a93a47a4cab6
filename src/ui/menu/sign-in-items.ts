import { isForOwner } from '../banner/banner-model.js';
import type { UiHost } from '../ui-host.js';
import type { Ask, MenuSource } from './items.js';

/** Where a visitor can become known: nowhere before the page's owner has mended what is wrong. */
const mayKnow = (host: UiHost): boolean => {
  const { state, reason } = host.chat()?.connection.get() ?? {};
  const { canSignIn, canStepUp } = host.chat()?.settings.get() ?? {};
  const isRunning = state === 'open' || state === 'resuming' || state === 'read-only';
  return canSignIn === true && (canStepUp === true || !isRunning) && !isForOwner(reason);
};

const signIn = (host: UiHost, ask: Ask): void =>
  host.signIn(() => {
    const t = host.strings();
    ask({
      question: t.signInFailed,
      explanation: t.signInFailedHelp,
      yes: t.tryAgain,
      harmless: true,
      act: () => signIn(host, ask),
    });
  });

/** Who the visitor is. */
export const signInItems: MenuSource = (host, ask) => {
  const chat = host.chat();
  const t = host.strings();
  if (chat?.session.get()?.authenticated) {
    const signOut = (): void =>
      ask({
        question: t.signOutQuestion,
        explanation: t.signOutExplanation,
        yes: t.signOut,
        act: () => void chat.signOut(),
      });
    return [{ text: t.signOut, act: signOut }];
  }
  return host.wishes.authProvider && mayKnow(host) ? [{ text: t.signIn, act: () => signIn(host, ask) }] : [];
};
