/**
 * A real page has its deployment in the tag, and one script tag for the bundle. Here both come from whichever fake service
 * is running, so the bundle is loaded when they are known.
 */
const response = await fetch('/simulator.json');
const { url, deploymentId } = await response.json();
const chat = document.querySelector('genesys-chat');
chat?.setAttribute('endpoint', url);
chat?.setAttribute('deployment-id', deploymentId);
await import('/dist/define.min.js');
