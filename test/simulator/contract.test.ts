import { authContract } from './auth-contract.js';
import { contract } from './contract.js';
import { faultContract } from './fault-contract.js';
import { fileContract } from './file-contract.js';
import { showcaseContract } from './showcase-contract.js';
import { startInPage, startOnPort } from './stage.js';

contract('in the page', startInPage);
contract('on a port', startOnPort);
faultContract('in the page', startInPage);
faultContract('on a port', startOnPort);
authContract('in the page', startInPage);
authContract('on a port', startOnPort);
fileContract('in the page', startInPage);
fileContract('on a port', startOnPort);
showcaseContract('in the page', startInPage);
showcaseContract('on a port', startOnPort);
