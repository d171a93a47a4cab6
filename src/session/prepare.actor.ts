import { fromPromise } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import type { Prepared, SessionDeps } from './session-types.js';

/** Token, sign-in and deployment config, before the first socket. */
export const prepareLogic = fromPromise<
  Prepared,
  { readonly deps: SessionDeps; readonly rotate: boolean; readonly downgraded: boolean }
>(({ input: { deps, ...how }, signal }) => deps.prepare({ ...how, signal }));

/** A fresh proof of the sign-in. Its output is the reason why there is none. */
export const renewLogic = fromPromise<ErrorCode | undefined, { readonly deps: SessionDeps }>(({ input, signal }) =>
  input.deps.renew(signal),
);

/** Why nothing opens, asked of the deployment's public files. */
export const diagnoseLogic = fromPromise<ErrorCode | undefined, { readonly deps: SessionDeps }>(({ input, signal }) =>
  input.deps.diagnose(signal),
);
