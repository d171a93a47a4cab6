import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.js';
import type { Status } from '../../src/model/connection.js';
import type { ErrorCode } from '../../src/model/errors.js';
import { actionOf, wantedBanner, type BannerKind } from '../../src/ui/banner/banner-model.js';
import { actionLabel, bannerText, spoken } from '../../src/ui/banner/banner-text.js';
import { FIRST_BANNER, releaseBanner, stepBanner, type BannerState } from '../../src/ui/banner/banner-timing.js';

const WALL = 1_800_000_000_000;
const facts = (status: Status, reason?: ErrorCode) => ({
  status,
  reason,
  pausedUntil: undefined,
  expiresAt: undefined,
  wall: WALL,
});
const numbers = { wall: WALL, retryAt: undefined, pausedUntil: undefined, expiresAt: undefined, queued: 0, missed: 0 };

/** Feeds a story of [time, status] and tells what stands there after each step. */
const tell = (story: readonly (readonly [number, Status])[], missed = 0): (BannerKind | undefined)[] => {
  let state: BannerState = FIRST_BANNER;
  return story.map(([now, status]) => {
    state = stepBanner(state, wantedBanner(facts(status)), status, now, missed).state;
    return state.shown;
  });
};

describe('what the banner has to say', () => {
  const rows: readonly (readonly [Status, ErrorCode | undefined, BannerKind | undefined])[] = [
    ['idle', undefined, undefined],
    ['open', undefined, undefined],
    ['connecting', undefined, 'connecting'],
    ['resuming', undefined, 'catchingUp'],
    ['reconnecting', 'connection/lost', 'waiting'],
    ['offline', 'connection/offline', 'offline'],
    ['read-only', 'session/read-only', 'readOnly'],
    ['expired', 'session/expired', 'expired'],
    ['expired', 'session/cleared', 'cleared'],
    ['closed', 'connection/closed', 'disconnected'],
    ['closed', 'session/ended', 'expired'],
    ['closed', 'session/downgrade', 'expired'],
    ['failed', 'connection/elsewhere', 'elsewhere'],
    ['failed', 'config/inactive', 'refused'],
    ['failed', 'connection/refused', 'unreachable'],
    ['failed', 'auth/required', 'signInAgain'],
  ];
  for (const [status, reason, kind] of rows) {
    it(`is ${String(kind)} when ${status} for ${String(reason)}`, () =>
      assert.equal(wantedBanner(facts(status, reason)), kind));
  }

  it('speaks of a pause of a second and more, not of our own pacing', () => {
    assert.equal(wantedBanner({ ...facts('open'), pausedUntil: WALL + 3_000 }), 'paused');
    assert.equal(wantedBanner({ ...facts('open'), pausedUntil: WALL + 200 }), undefined);
  });

  it('warns five minutes before the end of the session [A-24]', () => {
    assert.equal(wantedBanner({ ...facts('open'), expiresAt: WALL + 300_000 }), 'expiring');
    assert.equal(wantedBanner({ ...facts('open'), expiresAt: WALL + 300_001 }), undefined);
  });
});

describe('when the banner shows', () => {
  it('shows nothing for a loss of under a second [I19]', () => {
    assert.deepEqual(
      tell([
        [0, 'open'],
        [100, 'reconnecting'],
        [1_099, 'resuming'],
        [1_099, 'open'],
      ]),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('counts one loss from its first moment, whatever its stages [I19]', () => {
    assert.deepEqual(
      tell([
        [0, 'open'],
        [100, 'reconnecting'],
        [600, 'offline'],
        [1_100, 'offline'],
      ]).at(-1),
      'offline',
    );
  });

  it('asks to be woken when the second is over', () => {
    const open = stepBanner(FIRST_BANNER, undefined, 'open', 0, 0).state;
    assert.equal(stepBanner(open, 'waiting', 'reconnecting', 400, 0).wakeIn, 1_000);
  });

  it('stays a second and a half once shown', () => {
    const story = tell([
      [0, 'open'],
      [0, 'reconnecting'],
      [1_000, 'reconnecting'],
      [1_200, 'open'],
      [2_499, 'open'],
      [2_500, 'open'],
    ]);
    assert.deepEqual(story.slice(2), ['waiting', 'waiting', 'waiting', 'restored']);
  });

  it('says for three seconds that it is back, and only after a loss that was shown', () => {
    const story = tell([
      [0, 'open'],
      [0, 'offline'],
      [1_000, 'offline'],
      [9_000, 'open'],
      [11_999, 'open'],
      [12_000, 'open'],
    ]);
    assert.deepEqual(story.slice(3), ['restored', 'restored', undefined]);
  });

  it('does not call the first connection a return', () => {
    assert.deepEqual(
      tell([
        [0, 'connecting'],
        [1_000, 'connecting'],
        [4_000, 'open'],
      ]),
      [undefined, 'connecting', undefined],
    );
  });

  it('lets an end through at once, also over a banner just shown', () => {
    assert.equal(
      tell([
        [0, 'open'],
        [0, 'offline'],
        [1_000, 'offline'],
        [1_001, 'expired'],
      ]).at(-1),
      'expired',
    );
  });

  it('answers a press at once', () => {
    const shown: BannerState = { shown: 'waiting', shownAt: 5_000, lossSince: 4_000, wasOpen: true };
    assert.equal(stepBanner(shown, 'catchingUp', 'resuming', 5_100, 0).state.shown, 'waiting');
    assert.equal(stepBanner(releaseBanner(shown), 'catchingUp', 'resuming', 5_100, 0).state.shown, 'catchingUp');
  });
});

describe('the sentences of the banner', () => {
  const said = (kind: BannerKind, more = {}): string => {
    const { text, ticking, detail } = bannerText(en, kind, { ...numbers, ...more });
    return [text, ticking, detail].filter(Boolean).join(' ');
  };

  it('counts down to the next try and tells what waits', () => {
    assert.equal(
      said('waiting', { retryAt: WALL + 7_200, queued: 2 }),
      'Connection lost. Trying again in 8 s. 2 messages waiting',
    );
    assert.equal(actionLabel(en, 'waiting', 'retry'), 'Retry now');
  });

  it('keeps what ticks out of what is said [A-25]', () => {
    assert.equal(
      spoken(bannerText(en, 'waiting', { ...numbers, retryAt: WALL + 8_000 })),
      'Connection lost. Trying again soon.',
    );
  });

  it('tells what was missed, with a way there', () => {
    assert.equal(said('restored', { missed: 3 }), 'Back online. You missed 3 messages.');
    assert.equal(said('restored', { missed: 1 }), 'Back online. You missed 1 message.');
    assert.equal(actionOf('restored', 3), 'jump');
    assert.equal(actionOf('restored', 0), undefined);
  });

  it('names the pause and the end', () => {
    assert.equal(said('paused', { pausedUntil: WALL + 3_000 }), 'Sending is paused for 3 s.');
    assert.equal(said('expiring', { expiresAt: WALL + 300_000 }), 'This chat ends in 5 minutes.');
    assert.equal(said('expiring', { expiresAt: WALL + 59_000 }), 'This chat ends in 1 minute.');
  });

  it('offers what helps in the other states', () => {
    assert.deepEqual(
      (['elsewhere', 'unreachable', 'disconnected'] as const).map(
        (kind) => `${said(kind)} ${actionLabel(en, kind, actionOf(kind, 0))}`,
      ),
      [
        'This chat is open in another window. Use here',
        "We can't reach the chat. Try again",
        'You are not connected. Connect',
      ],
    );
  });
});
