import type { FeatureFactory } from '../feature.js';
import { tellOwner } from '../owner-log.js';

/** Domains of the service; engines that leave the path out of their reports still name the host. */
const SERVICE = /\b(?:my)?pure\.?cloud\b/;

/** Tells the page's owner when the page's own policy keeps the chat from its service: to the chat it looks like no network. */
export const watchPolicy: FeatureFactory = (host) => {
  const code = 'config/blocked-by-policy';
  const listen = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent): void => {
    const deployment = host.chat()?.diagnostics()['deploymentId'];
    const isOurs = SERVICE.test(blockedURI) || (typeof deployment === 'string' && blockedURI.includes(deployment));
    if (!isOurs || disposition !== 'enforce') return;
    const [origin = ''] = /^\w+:\/\/[^/]+/.exec(blockedURI) ?? [blockedURI];
    const message = `The page's Content-Security-Policy blocks the chat: allow ${origin} in ${effectiveDirective}.`;
    tellOwner(code, message);
    host.fire('gc-error', { code, message, fatal: true, hint: `${effectiveDirective} ${origin}` });
  };
  return {
    start: () => document.addEventListener('securitypolicyviolation', listen),
    stop: () => document.removeEventListener('securitypolicyviolation', listen),
  };
};
