/**
 * Where a demonstration is said to live. The fake service is its whole network: no host of this name is ever asked. Nothing
 * of it outlives the page.
 */
export const DEMO = {
  deploymentId: 'demo',
  endpoint: 'https://demo.invalid',
  noConfig: false,
  storage: 'none',
} as const;
