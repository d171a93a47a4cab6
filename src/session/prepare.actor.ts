import { fromPromise } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import type { SessionDeps } from './session-types.js';

/** Token and deployment config, before the first socket. Its output is the refusal, if there is one. */
export const prepareLogic = fromPromise<
  ErrorCode | undefined,
  { readonly deps: SessionDeps; readonly rotate: boolean }
>(({ input, signal }) => input.deps.prepare({ rotate: input.rotate, signal }));

/** Why nothing opens, asked of the deployment's public files. */
export const diagnoseLogic = fromPromise<ErrorCode | undefined, { readonly deps: SessionDeps }>(({ input, signal }) =>
  input.deps.diagnose(signal),
);
