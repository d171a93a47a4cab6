/** A real page writes its deployment into the tag. Here both come from whichever fake service is running. */
const chat = document.querySelector('genesys-chat');
const response = await fetch('/simulator.json');
const { url, deploymentId } = await response.json();
chat?.setAttribute('endpoint', url);
chat?.setAttribute('deployment-id', deploymentId);
