/** Names that only our own code says to itself, and that the single files may therefore call something shorter. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/**
 * Properties that stay inside: never on the wire, said to other tabs, stored, in the page's hands, on a DOM object, or looked
 * up by a string.
 * Short ones and rare ones are not worth their line.
 */
const INTERNAL = `
  anchored apiBase atEnd attemptPace attempts boundHere buckets byId byteLength canRead canSend caughtUp cdnBase
  clearTranscript commandOf companion configureId confirming createSocket decode deps disordered
  doubtAt downgraded dragged drawAhead echoPace encode endpoints exchange explanation facts failAll failPending failures
  firstBeat firstId firstSentAt fold forget fromPage giveUpPending guessed guestTyping heartbeatActive heartbeatIdle
  hiddenFor historyPace historyPage historyPages historyRestarts historyTries holders interrupted isAtEnd isBound isBroken
  isCalled isJoined isKnown isMessage isNew isOnline isOpen isSilent isTrimmed isUp isUploadHost isVisible isWanted
  jwtOf keepAuth keepPending knownCount lastMessage lastOfGuest lastPage lastWake lifecycle listenerFailed longHidden lossSince
  mayHaveArrived messagePace moreHistory moved neverOpened newDay newId newestTime notBefore offers olderAdded
  oldestKey oldestPage onDefect onPage outcome ownGone persistent policyCloses policySpacing prepared probeAt
  probeLimit quietMoment readPage reconfigured refusal rendererFailed renewal renewals resendWindow resized resynced safetyTry
  sendFailed sendTries sessionChanged sessionClock setProvider shadows showDelivery shownAt socketUrl stepUpFailed
  steppedUp ticking timed toEnd toStartOf toldSeq tried tries trimmed typingMs typingShown unanswered unreadFrom unsign
  uploadTries wakeIn wakeSpacing wasOpen wishes
`
  .trim()
  .split(/\s+/);

/** XState's private names (`_parent`); Lit's begin with `_$` and are short already. */
export const SHORTENED = new RegExp(`^(?:${INTERNAL.join('|')}|_[a-zA-Z]\\w*)$`);

/** What a page is given: the element, the chat it holds, and what they hand out. */
const PUBLIC =
  /^(?:model|i18n)\/|^chat\/(?:chat|store)\.|^ui\/(?:genesys-chat|chat-element|readable-element|events|properties|host-data)\.|renderers\./;

/**
 * @param {string} code The chunk.
 * @throws {Error} One of the names is in a string too, or in a public type: then it may not be shortened.
 */
export const checkShortened = (code) => {
  const dist = path.join(root, 'dist');
  const types = readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith('.d.ts') && PUBLIC.test(name.replaceAll('\\', '/')))
    .map((name) => readFileSync(path.join(dist, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
  const words = new Set(types.join(' ').match(/[\w$]+/g));
  const wrong = INTERNAL.filter((name) => words.has(name) || new RegExp(`['"\`.]${name}['"\`]`).test(code));
  if (wrong.length > 0) throw new Error(`scripts/lib/short-names.mjs: not internal any more: ${wrong.join(', ')}`);
};

/** Custom properties of our own (`--_surface`), the most used one shortest. */
export const shortenCustomProperties = (code) => {
  const uses = new Map();
  for (const [name] of code.matchAll(/--_[a-z\d-]+/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = [...uses].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return code.replace(/--_[a-z\d-]+/g, (name) => `--_${names.indexOf(name).toString(36)}`);
};
